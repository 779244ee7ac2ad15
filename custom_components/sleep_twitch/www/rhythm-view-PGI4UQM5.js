import{b as M,d as _}from"./chunk-NXNVHVSM.js";import{c as X}from"./chunk-VAY2ASFK.js";import{e as S,f as R,g as U,h as j,i as q}from"./chunk-OQTX35FP.js";import{i as N}from"./chunk-FGQ77JXG.js";import{a as x,b as a,c as p,d as l,e as I,f as B,g as L,h as V,i as D,m as W,o as v,p as z,q as K}from"./chunk-B4IBNUIO.js";import"./chunk-Y5DAPLIR.js";import"./chunk-27W54I44.js";import"./chunk-SBHMRHRZ.js";var H={wasm2016:[10,90],aasm:[5,90]},Q=[15,40],u=3;function Y(o){let e=o.at(-1);if(!e)return null;let t=o.map(({summary:r})=>r);return{nights:o.length,rules:e.summary.rules,hasOtherRules:t.some(({rules:r})=>r!==e.summary.rules),bins:ue(o),periodicity:ye(o),period_s:T(t.map(({rhythm_period_s:r})=>r)),hours:xe(o)}}function J(o){return o.filter(({summary:e})=>(e.coverage??0)>=.8)}function y(o){return o.reduce((e,{count:t})=>e+t,0)}function ue(o){let e=[];for(let{summary:t}of o){let{log_edges_s:r=[],log_counts:n=[]}=t.imi_histogram??{};for(let[s,i]of n.entries()){let m=Number(r[s]),d=Number(r[s+1]);e[s]={from_s:m,to_s:d,count:i+(e[s]?.count??0)}}}return e}function ye(o){let e=o.filter(({summary:n})=>n.periodicity_index!==null&&n.periodicity_index_chance!==null),t=T(e.map(({summary:n})=>n.periodicity_index)),r=T(e.map(({summary:n})=>n.periodicity_index_chance));return t===null||r===null?null:{index:t,chance:r}}function xe(o){let e=o.map(({summary:r})=>r.plm_by_hour??[]),t=Math.max(...e.map(r=>r.length));return Array.from({length:t},(r,n)=>{let s=e.map(i=>i[n]??null).filter(i=>i!==null);return s.length>0?{nights:s.length,...S(s)}:null})}function T(o){let e=o.filter(t=>t!==null);return e.length>0?S(e).median:null}var Z=42,fe=8,ge=26,b=1,P=1.5,te=200,ee=.3;function $(o,e,t){let r=e+t;return{left_px:Z,right_px:Math.max(o-fe,Z),top_px:e,bottom_px:r,height_px:r+ge}}function c(o,{left_px:e,right_px:t}){let r=Math.log(o/P)/Math.log(te/P);return e+(t-e)*Math.min(Math.max(r,0),1)}function w(o){return o.map((e,t)=>({...e,index:t})).filter(({from_s:e,to_s:t})=>e>=P&&t<=te)}function k(o,{top_px:e,bottom_px:t}){return R(Math.max(0,...w(o).map(({count:r})=>r)),e,t,4,1)}function re(o,e,t){let r=k(o,t);return w(o).map(({index:n,from_s:s,to_s:i,count:m})=>{let d=c(s,t),h=Math.sqrt(s*i),g=r.y(m);return{index:n,x_px:d,width_px:Math.max(c(i,t)-d-b,b),y_px:g,height_px:t.bottom_px-g,isInWindow:h>e[0]&&h<=e[1]}})}function O(o,{top_px:e,bottom_px:t}){return R(Math.max(0,...o.map(r=>r?.upper??0)),e,t,3)}function ne(o,e){let t=O(o,e),r=(e.right_px-e.left_px)/Math.max(o.length,1);return o.map((n,s)=>{let i=n?t.y(n.median):e.top_px;return{index:s,x_px:e.left_px+r*(s+ee/2),width_px:r*(1-ee),y_px:i,height_px:e.bottom_px-i,lower_px:t.y(n?.lower??0),upper_px:t.y(n?.upper??0),isKnown:n!==null}})}function oe(o,e){return o.findIndex(t=>e>=t.x_px-b&&e<=t.x_px+t.width_px+b)}var f=class extends I{static{this.properties={rhythm:{attribute:!1},words:{attribute:!1},format:{attribute:!1},_selected:{state:!0},_width_px:{state:!0}}}static{this.styles=[z,q,x`
      .column { fill: var(--kind-limb-movement); }
      .column.outside { fill: var(--card-background-color); stroke: var(--secondary-text-color); }
      .column.unknown { fill: url(#hatch); }
      .column.selected { stroke: var(--primary-text-color); stroke-width: 2px; }
      .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
      .whisker { stroke: var(--primary-text-color); stroke-width: 1.5px; }
      .window { fill: var(--kind-limb-movement); opacity: 0.1; }
      .usual { fill: var(--kind-hypnic-jerk); opacity: 0.22; }
      .usual.edge { opacity: 1; }
      .rhythm { stroke: var(--primary-text-color); stroke-dasharray: 5 3; stroke-width: 1.5px; }
      .rhythm.sign { fill: var(--primary-text-color); stroke: none; }
      .name { text-anchor: middle; }
      .said { color: var(--secondary-text-color); font-size: 13px; margin: 4px 0 0; min-block-size: 20px; }
    `]}constructor(){super(),this._selected=-1,this._width_px=0,this.addController(new j(this,e=>{this._width_px=e}))}render(){if(this._width_px<=0)return l;let e=this.plot(this._width_px),t=this.columns(e),r=t[this._selected],n=r?this.sentence(r.index):this.words("imi.hint");return a`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${this.label()}
        aria-valuemin="0"
        aria-valuemax=${t.length}
        aria-valuenow=${r?this._selected+1:0}
        aria-valuetext=${n}
        @click=${s=>{let i=s.currentTarget.getBoundingClientRect();this._selected=oe(t,s.clientX-i.left)}}
        @keydown=${s=>{this._handleKey(s,t.length)}}
      >
        <svg width=${this._width_px} height=${e.height_px} aria-hidden="true">${this.draw(e,r?.index??-1)}</svg>
      </div>
      <p class="said" aria-hidden="true">${n}</p>
    `}_handleKey(e,t){let r=U(t,this._selected,e.key);r!==null&&(e.preventDefault(),this._selected=r)}};var ie="sleep-twitch-hour-chart",_e=110,A=class extends f{plot(e){return $(e,10,_e)}columns(e){return ne(this.rhythm.hours,e)}label(){return this.words("imi.hours_label")}sentence(e){let t=this.rhythm.hours[e],r=t?this.words("trend.per_hour",{value:this.format.number(t.median,1)}):this.words("legend.gap");return this.words("imi.hour",{hour:e+1,value:r})}draw(e,t){let r=O(this.rhythm.hours,e);return p`
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch" width="2" height="6"></rect>
        </pattern>
      </defs>
      ${r.ticks.map(n=>p`
        <line class="grid" x1=${e.left_px} x2=${e.right_px} y1=${r.y(n)} y2=${r.y(n)}></line>
        <text class="value" x=${e.left_px-8} y=${r.y(n)}>${N(n,"per_hour",r.step,this.words,this.format)}</text>
      `)}
      ${this.columns(e).map(n=>this._renderHour(n,e,t))}
    `}_renderHour(e,t,r){let n=e.x_px+e.width_px/2,s=(this.rhythm.hours[e.index]?.nights??0)>=u;return p`
      <rect class="column ${e.isKnown?"":"unknown"} ${e.index===r?"selected":""}"
        x=${e.x_px} y=${e.y_px} width=${e.width_px} height=${e.height_px}></rect>
      ${s?p`<line class="whisker" x1=${n} x2=${n} y1=${e.lower_px} y2=${e.upper_px}></line>`:null}
      <text class="day" x=${n} y=${t.bottom_px+17}>${e.index+1}</text>
    `}};customElements.get(ie)||customElements.define(ie,A);var se="sleep-twitch-imi-chart",be=[2,10,20,40,60,90],$e=46,we=170,C=class extends f{plot(e){return $(e,$e,we)}columns(e){return re(this.rhythm.bins,H[this.rhythm.rules],e)}label(){return this.words("imi.label",{count:this.format.number(y(this.rhythm.bins))})}sentence(e){let t=this.rhythm.bins[e];return t?this.words("imi.bin",{...G(t,this.format),count:this.format.number(t.count)}):""}draw(e,t){let{rules:r,period_s:n}=this.rhythm,s=k(this.rhythm.bins,e);return p`
      ${ae(H[r],e,8,"window",this.words)} ${ae(Q,e,27,"usual",this.words)}
      ${s.ticks.map(i=>p`
        <line class="grid" x1=${e.left_px} x2=${e.right_px} y1=${s.y(i)} y2=${s.y(i)}></line>
        <text class="value" x=${e.left_px-8} y=${s.y(i)}>${this.format.number(i)}</text>
      `)}
      ${this.columns(e).filter(({height_px:i,index:m})=>i>0||m===t).map(i=>p`
        <rect class="column ${i.isInWindow?"":"outside"} ${i.index===t?"selected":""}"
          x=${i.x_px} y=${i.y_px} width=${i.width_px} height=${i.height_px}></rect>
      `)}
      ${n===null?null:ve(c(n,e),e)}
      ${be.map(i=>p`
        <line class="tick" x1=${c(i,e)} x2=${c(i,e)} y1=${e.bottom_px} y2=${e.bottom_px+5}></line>
        <text class="day" x=${c(i,e)} y=${e.bottom_px+17}>${i}</text>
      `)}
      <text class="value" x=${e.right_px} y=${e.bottom_px+17}>s</text>
    `}};function G({from_s:o,to_s:e},t){let r=o<10?1:0;return{from:t.number(o,r),to:t.number(e,r)}}function ae([o,e],t,r,n,s){let i=c(o,t),m=c(e,t)-i,d=r+9;return p`
    <rect class=${n} x=${i} y=${d} width=${m} height=${t.bottom_px-d}></rect>
    ${n==="usual"?p`<rect class="usual edge" x=${i} y=${d} width=${m} height="3"></rect>`:null}
    <text class="name" x=${i+m/2} y=${r}>${s("imi.bounds",{from:o,to:e})}</text>
  `}function ve(o,{top_px:e,bottom_px:t}){return p`
    <line class="rhythm" x1=${o} x2=${o} y1=${e} y2=${t}></line>
    <path class="rhythm sign" d="M${o} ${e}l-5 -7h10z"></path>
  `}customElements.get(se)||customElements.define(se,C);var le=x`
  .counted { margin-block-end: 10px; }
  .legend {
    align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 4px 14px; margin: 4px 0 0;
  }
  .legend span { align-items: center; display: inline-flex; gap: 6px; }
  .legend i { block-size: 12px; flex: none; forced-color-adjust: none; inline-size: 18px; }
  .legend .window { background: color-mix(in srgb, var(--kind-limb-movement) 22%, transparent); }
  .legend .usual {
    background: color-mix(in srgb, var(--kind-hypnic-jerk) 30%, transparent); border-block-start: 3px solid var(--kind-hypnic-jerk);
    box-sizing: border-box;
  }
  .legend .rhythm { border-inline-start: 2px dashed var(--primary-text-color); inline-size: 2px; margin-inline: 8px; }
  .legend .gap { background: repeating-linear-gradient(135deg, var(--secondary-text-color) 0 2px, transparent 2px 6px); opacity: 0.5; }
  .legend + .note { margin-block-start: 4px; }
  tbody th { font-weight: 400; }
  thead th { white-space: normal; }
  .rows + .rows { margin-block-start: 16px; }
`;function me({bins:o,period_s:e},t,r){let n=y(o)-y(w(o));return a`
    <p class="legend">
      <span><i class="window"></i>${t("imi.window")}</span>
      <span><i class="usual"></i>${t("imi.usual")}</span>
      ${e===null?l:a`<span><i class="rhythm"></i>${t("imi.rhythm")}</span>`}
    </p>
    ${n>0?a`<p class="note">${t("imi.beyond",{count:r.number(n)})}</p>`:l}
  `}function de({hours:o},e){let t=o.includes(null),r=o.some(n=>(n?.nights??0)>=u);return!t&&!r?l:a`
    <p class="legend">
      ${t?a`<span><i class="gap"></i>${e("legend.gap")}</span>`:l}
      ${r?a`<span>${e("imi.whisker")}</span>`:l}
    </p>
  `}function pe(o,e,t,r,n){return a`
    <details class="table" .open=${e} @toggle=${i=>{n(i.currentTarget.open)}}>
      <summary>${t("table.show")}</summary>
      ${e?[Se(o,t,r),Re(o,t,r)]:l}
    </details>
  `}function Se({bins:o},e,t){let r=o.filter(({count:n})=>n>0).map(n=>[e("imi.bounds",G(n,t)),t.number(n.count)]);return ce([e("imi.intervals"),e("imi.count")],r)}function Re({hours:o},e,t){let r=o.map((n,s)=>[t.number(s+1),n?t.number(n.median,1):"–"]);return ce([e("imi.hour_column"),e("trend.plm_per_hour")],r)}function ce(o,e){return e.length===0?a``:a`
    <div class="rows" tabindex="0" role="region" aria-label=${o[0]}>
      <table>
        <caption>${o[0]}</caption>
        <thead><tr>${o.map(t=>a`<th scope="col">${t}</th>`)}</tr></thead>
        <tbody>${e.map(([t,r])=>a`<tr><th scope="row">${t}</th><td>${r}</td></tr>`)}</tbody>
      </table>
    </div>
  `}var he="sleep-twitch-periodicity-view",F=class extends v{constructor(){super();this.isOfMany=!0;this._isTableOpen=!1}static{this.properties={...v.properties,_isTableOpen:{state:!0}}}static{this.styles=[K,le,x`.headline .value { font-size: 34px; }`]}question(t,r){let n=B(M[_(t)],Date.now(),r.config.time_zone);return L(n,t.device_id)}refreshMs({status:t}){return t==="ready"?3e5:3e4}handleAnswer(){}renderAnswer(t,r){let n=_(this.config??{type:""})==="last_night",s=V(t),i=n?s.slice(-1):J(s),m=Y(i),d=this._renderHeader(t,i,n,r);if(s.length===0)return W(t,d,this.words,!0);let h=this.words;return a`
      ${d} ${t.node.connected?l:this._renderNotice("offline",h("notice.offline"))}
      ${this._renderCare(i,n,r)} ${m?this._renderRhythm(m,r):l}
      <p class="scale">${h("scale")}</p>
    `}_renderHeader(t,r,n,s){let i=r.at(-1),m=n?i&&s.dateLong(D(i.date)):this.words("imi.nights",{period:this.words(`period.${_(this.config??{type:""})}`),count:r.length}),d=[t.sleeper.name,m,i&&this.words(`rules.${i.summary.rules}`)].filter(Boolean),h=r.some(({simulated:g})=>g);return a`
      <header>
        <div>
          <h2>${this.config?.title??this.words("imi.title")}</h2>
          <p class="span">${d.join(" · ")}</p>
        </div>
        <div class="chips">${h?a`<span class="chip simulated">${this.words("chip.simulated")}</span>`:l}</div>
      </header>
    `}_renderCare(t,r,n){let s=t.at(-1)?.summary.coverage??1;return r&&s<.8?this._renderNotice("low_coverage",this.words("notice.low_coverage",{coverage:n.percent(s)})):r||t.length>=u?l:this._renderNotice("few",this.words("imi.few_nights",{counted:t.length,wanted:u}))}_renderRhythm(t,r){let n=this.words,s=y(t.bins)>0;return a`
      ${t.hasOtherRules?this._renderNotice("rules",n("trend.rules")):l}
      ${this._renderHeadline(t,r)}
      <h3 class="counted">${n("imi.intervals")}</h3>
      ${s?a`<sleep-twitch-imi-chart .rhythm=${t} .words=${n} .format=${r}></sleep-twitch-imi-chart>
            ${me(t,n,r)}`:a`<p class="note none">${n("imi.none")}</p>`}
      ${t.hours.length>0?a`<h3 class="counted">${n("imi.hours")}</h3>
            <sleep-twitch-hour-chart .rhythm=${t} .words=${n} .format=${r}></sleep-twitch-hour-chart>
            ${de(t,n)}`:l}
      ${s||t.hours.length>0?pe(t,this._isTableOpen,n,r,i=>{this._isTableOpen=i}):l}
    `}_renderHeadline({period_s:t,periodicity:r,nights:n},s){let i=this.words,m=n>1?i("imi.median",{count:n}):"";return a`
      <section class="headline">
        <div class="main">
          <h3>${i("trend.rhythm_period")}</h3>
          <p class="value">${t===null?"–":i("imi.every",{period:s.seconds(t)})}</p>
          <p class="note">${t===null?i("imi.no_rhythm"):m}</p>
        </div>
        ${r?X(r,i,s):a`<div class="periodicity"><h3>${i("periodicity.label")}</h3><p class="note">${i("imi.few")}</p></div>`}
      </section>
    `}_renderNotice(t,r){return a`<p class="notice ${t}" role="note">${r}</p>`}};customElements.get(he)||customElements.define(he,F);export{F as RhythmView};
