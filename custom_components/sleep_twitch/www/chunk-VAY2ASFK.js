import{b as t,d as u}from"./chunk-B4IBNUIO.js";function p(e,i,n){return{key:"plm_per_hour",label:i("figure.plm_per_hour"),value:l(e.plm_per_hour,n,1),unit:i("figure.per_hour"),note:y(e,i,n)}}function c(e,i,n){let r=(o,s,h="",f="")=>({key:o,label:i(`figure.${o}`),value:s,unit:f,note:h});return[r("limb_movements",l(e.limb_movements,n),_(e,i,n)),r("hypnic_jerks",l(e.hypnic_jerks,n)),r("small_twitches",l(e.small_twitches,n),i("figure.experimental")),r("body_movements",l(e.body_movements,n)),r("time_in_bed",a(e.time_in_bed_s,n)),r("sleep_period",a(e.sleep_period_s,n),i("figure.estimate"))]}function d(e){let{periodicity_index:i,periodicity_index_chance:n}=e;return i===null||n===null?null:{index:i,chance:n}}function y(e,i,n){let r=i(`rules.${e.rules}`);return e.rhythm_period_s===null?r:`${r} · ${i("figure.rhythm",{period:n.seconds(e.rhythm_period_s)})}`}function _(e,i,n){if(e.plm===null||e.series===null)return"";if(e.plm===0)return i("figure.periodic_none");let r={plm:n.number(e.plm),series:n.number(e.series)};return i(e.series===1?"figure.periodic_one":"figure.periodic",r)}function l(e,i,n=0){return e===null?"–":i.number(e,n)}function a(e,i){return e===null?"–":i.hoursMinutes(e)}function x(e,i,n){let{summary:r}=e,o=p(r,i,n);return t`
    <section class="headline">
      <div class="main">
        <h3>${o.label}</h3>
        <p class="value">${g(o,i)} <span class="unit">${o.unit}</span></p>
        <p class="note">${o.note}${e.provisional?t` · ${i("figure.provisional")}`:u}</p>
      </div>
      ${r.limb_movements===null?u:b(d(r),i,n)}
    </section>
  `}function T(e,i,n){return t`
    <h3 class="counted">${i("figure.counted")}</h3>
    <dl class="figures">${c(e,i,n).map(r=>$(r,i))}</dl>
  `}function $(e,i){return t`
    <div>
      <dt>${e.label}</dt>
      <dd>
        ${g(e,i)}
        ${e.note?t`<span class="note">${e.note}</span>`:u}
      </dd>
    </div>
  `}function g(e,i){return e.value!=="–"?t`<span>${e.value}</span>`:t`<span aria-label=${i("figure.unknown")} role="img">–</span>`}function b(e,i,n){let r=t`<h3>${i("periodicity.label")}</h3>`;if(!e)return t`<div class="periodicity">${r}<p class="note">${i("periodicity.few")}</p></div>`;let o=n.number(e.index,2),s=n.number(e.chance,2);return t`
    <div class="periodicity">
      ${r}
      <p class="row"><span class="index">${o}</span><span class="note">${i("periodicity.chance",{chance:s})}</span></p>
      <div class="bar" role="img" aria-label=${i("periodicity.spoken",{index:o,chance:s})}>
        <span class="fill" style="inline-size: ${m(e.index)}"></span>
        <span class="chance" style="inset-inline-start: ${m(e.chance)}"></span>
      </div>
    </div>
  `}function m(e){return`${Math.round(Math.min(Math.max(e,0),1)*1e3)/10}%`}export{x as a,T as b,b as c};
