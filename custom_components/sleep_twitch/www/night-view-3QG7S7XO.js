import{a as F,b as l,c as u,d as m,e as O,f as L,g as G,h as X,i as D,j as B,k as C,l as k,m as K,n as U}from"./chunk-S5LNUXZG.js";import{c as M,d as H}from"./chunk-EBWFINBL.js";function b(e,r,t,n){let i=[{label:t("fact.duration"),value:n.seconds(e.duration_s)},ye(e,t,n),be(e,t,n),xe(e,r,t,n),$e(e,r,t,n)];return{title:t(`kind.${e.kind}`),time:n.timeExact(_(r,e.onset_s)),facts:i.filter(o=>o!==null),reason:S(e.reason,t,n)}}function z({title:e,time:r,facts:t,reason:n}){let i=t.map(({label:o,value:a})=>`${o} ${a}`);return[`${r} ${e}`,...i,n].filter(Boolean).join(", ")}function S(e,r,t){let n=`reason.${e.code}`,i=Object.fromEntries(Object.entries(e.values).map(([a,s])=>[a,ge(s,r,t)]));if(!M(n))return fe(H(e.text,i));let o=r(n,i);return"rival"in i?`${o} ${r("reason.told_apart",i)}`:o}function _(e,r){return Date.parse(e.start)+r*1e3}function fe(e){let r=e.charAt(0).toUpperCase()+e.slice(1);return/[.!?]$/.test(r)?r:`${r}.`}function ge(e,r,t){if(typeof e=="string"){let i=`reason.${e}`;return M(i)?r(i):e}let[,n=""]=String(Number(e.toPrecision(3))).split(".");return t.number(e,n.length)}function ye({peak_mg:e},r,t){if(e===null)return null;let n=t.number(e,e<10?1:0);return{label:r("fact.strength"),value:r("fact.milli_g",{strength:n})}}function be({confidence:e},r,t){return e===null?null:{label:r("fact.confidence"),value:t.percent(e)}}function xe(e,r,t,n){if(e.series===null)return null;let i=r.movements.filter(({series:c})=>c===e.series),o=i.indexOf(e),a=i[o-1],s={series:e.series,place:o+1,size:i.length};if(!a)return{label:t("fact.series"),value:t("fact.first_in_series",s)};let d=n.seconds(e.onset_s-a.onset_s);return{label:t("fact.series"),value:t("fact.place_in_series",{...s,interval:d})}}function $e(e,r,t,n){if(e.kind!=="hypnic_jerk"||r.sleep_onset_s===null)return null;let i=e.onset_s-r.sleep_onset_s,o=n.hoursMinutes(Math.abs(i));return{label:t("fact.sleep_onset"),value:t(i<0?"fact.before":"fact.after",{length:o})}}function x(e,r){return ve[e](r,Te(r.strength))}function $(e,r,t){return x(e,{x_px:r,y_px:t,strength:e==="limb_movement"?.15:.35,width_px:0})}var ve={hypnic_jerk:Me,limb_movement:ke,small_twitch:Se,body_movement:Ee,bed_transition:Ne,environment:we};function Te(e){return 3.5+(9-3.5)*e}function Me({x_px:e,y_px:r},t){let n=p(t*1.2);return`M${p(e)} ${p(r-n)}l${n} ${n}l${-n} ${n}l${-n} ${-n}z`}function ke({x_px:e,y_px:r,strength:t,width_px:n}){let i=8+44*t;return V(e,r,Math.max(n,2),i,2/2)}function Se({x_px:e,y_px:r},t){let n=p(t*.85);return`M${p(e-n)} ${p(r)}a${n} ${n} 0 1 0 ${2*n} 0a${n} ${n} 0 1 0 ${-2*n} 0z`}function Ee({x_px:e,y_px:r,width_px:t},n){return V(e,r,Math.max(t,n*1.4),n*2,2)}function Ne({x_px:e,y_px:r},t){let n=p(t*1.15);return`M${p(e)} ${p(r-n)}l${n} ${p(2*n)}h${p(-2*n)}z`}function we({x_px:e,y_px:r},t){let n=p(t*.9),i=1;return`M${[[-n,-n+i],[-n+i,-n],[0,-i],[n-i,-n],[n,-n+i],[i,0],[n,n-i],[n-i,n],[0,i],[-n+i,n],[-n,n-i],[-i,0]].map(([a,s])=>`${p(e+a)} ${p(r+s)}`).join("L")}z`}function V(e,r,t,n,i){let o=p(e-Math.min(t,2)/2),a=p(t-2*i),s=p(n-2*i),d=(h,f)=>`a${i} ${i} 0 0 1 ${h} ${f}`,c=p(r-n/2);return`M${p(o+i)} ${c}h${a}${d(i,i)}v${s}${d(-i,i)}h${-a}${d(-i,-i)}v${-s}${d(i,-i)}z`}function p(e){return Math.round(e*10)/10}var E=18,Re="M14.5 6l-6 6 6 6",Pe="M9.5 6l6 6-6 6",Ie="M6.5 6.5l11 11m0-11l-11 11";function W(e,r,t,n,i){let o=e.movements[r];if(!o){let g=t(e.movements.length>0?"chart.hint":"chart.none");return l`<p class="hint">${g}</p>`}let{title:a,time:s,facts:d,reason:c}=b(o,e,t,n),h=e.movements.length,f=(g,T,A)=>He(t(g),T,A===r,()=>{i(A)});return l`
    <section class="detail" aria-live="polite">
      <div class="heading">
        ${Ae(o.kind)}
        <div class="name">
          <h3>${a}</h3>
          <p class="note">${s} · ${t("detail.place",{place:r+1,count:h})}</p>
        </div>
        ${f("detail.previous",Re,Math.max(r-1,0))}
        ${f("detail.next",Pe,Math.min(r+1,h-1))}
        ${f("detail.close",Ie,-1)}
      </div>
      <dl>
        ${d.map(({label:g,value:T})=>l`<div><dt>${g}</dt><dd>${T}</dd></div>`)}
      </dl>
      <p class="reason">${c}</p>
    </section>
  `}function Ae(e){let r=E/2;return l`
    <svg class="emblem ${e}" width=${E} height=${E} aria-hidden="true">
      ${u`<path d=${$(e,r,r)}></path>`}
    </svg>
  `}function He(e,r,t,n){return l`
    <button type="button" aria-label=${e} title=${e} ?disabled=${t} @click=${n}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${u`<path d=${r}></path>`}</svg>
    </button>
  `}function Q(e,r,t){return{key:"plm_per_hour",label:r("figure.plm_per_hour"),value:y(e.plm_per_hour,t,1),unit:r("figure.per_hour"),note:Fe(e,r,t)}}function Y(e,r,t){let n=(i,o,a="",s="")=>({key:i,label:r(`figure.${i}`),value:o,unit:s,note:a});return[n("limb_movements",y(e.limb_movements,t),Oe(e,r,t)),n("hypnic_jerks",y(e.hypnic_jerks,t)),n("small_twitches",y(e.small_twitches,t),r("figure.experimental")),n("body_movements",y(e.body_movements,t)),n("time_in_bed",j(e.time_in_bed_s,t)),n("sleep_period",j(e.sleep_period_s,t),r("figure.estimate"))]}function q(e){let{periodicity_index:r,periodicity_index_chance:t}=e;return r===null||t===null?null:{index:r,chance:t}}function Fe(e,r,t){let n=r(`rules.${e.rules}`);return e.rhythm_period_s===null?n:`${n} · ${r("figure.rhythm",{period:t.seconds(e.rhythm_period_s)})}`}function Oe(e,r,t){if(e.plm===null||e.series===null)return"";if(e.plm===0)return r("figure.periodic_none");let n={plm:t.number(e.plm),series:t.number(e.series)};return r(e.series===1?"figure.periodic_one":"figure.periodic",n)}function y(e,r,t=0){return e===null?"–":r.number(e,t)}function j(e,r){return e===null?"–":r.hoursMinutes(e)}function J(e,r,t){let{summary:n}=e,i=Q(n,r,t);return l`
    <section class="headline">
      <div class="main">
        <h3>${i.label}</h3>
        <p class="value">${te(i,r)} <span class="unit">${i.unit}</span></p>
        <p class="note">${i.note}${e.provisional?l` · ${r("figure.provisional")}`:m}</p>
      </div>
      ${n.limb_movements===null?m:Ge(q(n),r,t)}
    </section>
  `}function ee(e,r,t){return l`
    <h3 class="counted">${r("figure.counted")}</h3>
    <dl class="figures">${Y(e,r,t).map(n=>Le(n,r))}</dl>
  `}function Le(e,r){return l`
    <div>
      <dt>${e.label}</dt>
      <dd>
        ${te(e,r)}
        ${e.note?l`<span class="note">${e.note}</span>`:m}
      </dd>
    </div>
  `}function te(e,r){return e.value!=="–"?l`<span>${e.value}</span>`:l`<span aria-label=${r("figure.unknown")} role="img">–</span>`}function Ge(e,r,t){let n=l`<h3>${r("periodicity.label")}</h3>`;if(!e)return l`<div class="periodicity">${n}<p class="note">${r("periodicity.few")}</p></div>`;let i=t.number(e.index,2),o=t.number(e.chance,2);return l`
    <div class="periodicity">
      ${n}
      <p class="row"><span class="index">${i}</span><span class="note">${r("periodicity.chance",{chance:o})}</span></p>
      <div class="bar" role="img" aria-label=${r("periodicity.spoken",{index:i,chance:o})}>
        <span class="fill" style="inline-size: ${Z(e.index)}"></span>
        <span class="chance" style="inset-inline-start: ${Z(e.chance)}"></span>
      </div>
    </div>
  `}function Z(e){return`${Math.round(Math.min(Math.max(e,0),1)*1e3)/10}%`}var Xe=["table.time","table.kind","table.duration","table.peak","table.series","table.confidence"];function ne(e,r,t,n,i){return e.movements.length===0?m:l`
    <details class="table" .open=${r} @toggle=${a=>{i(a.currentTarget.open)}}>
      <summary>${t("table.show")}</summary>
      ${r?De(e,t,n):m}
    </details>
  `}function De(e,r,t){return l`
    <div class="rows" tabindex="0" role="region" aria-label=${r("table.caption")}>
      <table>
        <caption>${r("table.caption")}</caption>
        <thead><tr>${Xe.map(n=>l`<th scope="col">${r(n)}</th>`)}</tr></thead>
        <tbody>${e.movements.map(n=>Be(n,e,r,t))}</tbody>
      </table>
    </div>
  `}function Be(e,r,t,n){let{peak_mg:i,series:o,confidence:a}=e;return l`
    <tr>
      <td>${n.timeExact(_(r,e.onset_s))}</td>
      <td class="kind">${t(`kind.${e.kind}`)}</td>
      <td>${n.seconds(e.duration_s)}</td>
      <td>${i===null?"–":n.number(i,1)}</td>
      <td>${o??"–"}</td>
      <td>${a===null?"–":n.percent(a)}</td>
    </tr>
  `}function v(e,r){return e.map(([t,n])=>{let i=r.x(t);return{x_px:i,width_px:Math.max(r.x(n)-i,1)}})}function re(e){let r=Ce(e);return r?e.in_bed.length===0?[r]:e.in_bed.map(([t,n])=>[Math.max(t,r[0]),Math.min(n,r[1])]).filter(([t,n])=>n>t):[]}function ie(e){return e.reduce((r,t)=>r&&r.width_px>=t.width_px?r:t,null)}function Ce(e){if(e.sleep_onset_s===null)return null;let r=e.final_wake_s??(e.provisional?e.duration_s:null);return r===null?null:[e.sleep_onset_s,r]}var Ke=["hypnic_jerk","limb_movement","small_twitch","body_movement","bed_transition","environment"];function ae(e,r){let t=e>=560,n=t?0:18,i={top_px:n,height_px:20,label_y_px:oe(0,20,t)},o=[],a=i.top_px+20+10;for(let s of Ke){if(s==="environment"&&!r)continue;let d=s==="limb_movement"?60:32;o.push({kind:s,label_y_px:oe(a,d,t),top_px:a+n,height_px:d}),a+=n+d}return{isWide:t,left_px:t?184:11,right_px:Math.max(e-11,0),bed:i,lanes:o,axis_px:a,height_px:a+24}}function oe(e,r,t){return e+(t?r:18)/2}function Ue(e){if(e===null)return .5;let r=Math.log(Math.max(e,1)/1)/Math.log(400/1);return Math.min(r,1)}function ze(e){return .35+(1-.35)*Math.min(Math.max(e??1,0),1)}function N(e,r,t){return r.flatMap(n=>e.map((o,a)=>({movement:o,index:a})).filter(({movement:o})=>o.kind===n.kind).map(({movement:o,index:a})=>Ve(o,a,n,t)))}function se(e){let r=new Map;for(let t of e){let n=`${t.movement.kind} ${Math.round(t.x_px)}`,i=r.get(n);(!i||t.strength>i.strength)&&r.set(n,t)}return[...r.values()]}function Ve(e,r,t,n){let i=n.x(e.onset_s);return{movement:e,index:r,x_px:i,y_px:t.top_px+t.height_px/2,width_px:n.x(e.onset_s+e.duration_s)-i,strength:Ue(e.peak_mg),opacity:ze(e.confidence)}}function le(e,r,t){let n=null,i=24;for(let o of e){let a=Math.hypot(je(o,r),(o.y_px-t)/2);(a<i||a===i&&o.strength>(n?.strength??-1))&&(n=o,i=a)}return n}function de(e,r,t){let n=e.length-1,i=o=>Math.min(Math.max(o,0),n);return n<0?null:t==="ArrowRight"?i(r+1):t==="ArrowLeft"?i(r<0?n:r-1):t==="PageDown"?i(r+10):t==="PageUp"?i(r-10):t==="Home"?0:t==="End"?n:t==="ArrowDown"||t==="ArrowUp"?We(e,r,t==="ArrowDown"?1:-1):null}function We(e,r,t){let n=e[r]?.kind;if(!n)return 0;for(let i=r+t;i>=0&&i<e.length;i+=t)if(e[i]?.kind===n)return i;return r}function je({x_px:e,width_px:r},t){return Math.max(e-t,t-e-r,0)}function ce(e,r,t){let n=Math.max(t-r,0);return{left_px:r,right_px:r+n,length_s:e,x:i=>r+n*Math.min(Math.max(i,0),e)/e}}function pe(e,r,t){let n=new Map;for(let{series:a,onset_s:s,duration_s:d}of e.movements){if(a===null)continue;let{start_s:c,size:h}=n.get(a)??{start_s:s,size:0};n.set(a,{start_s:c,end_s:s+d,size:h+1})}let i=new Set(e.summary.breathing_related_series),o=r.height_px*.82;return[...n].map(([a,{start_s:s,end_s:d,size:c}])=>({series:a,size:c,isBreathing:i.has(a),x_px:t.x(s)-3,y_px:r.top_px+(r.height_px-o)/2,width_px:Math.max(t.x(d)-t.x(s)+6,6),height_px:o}))}var Qe=[1,2,3,4,6,12],Ye=[15,30],qe=1.6;function me(e,r,t,n){let i=Ze(r,n),o=Je(t),a=[],s=Math.ceil(e/9e5)*9e5;for(let d=s;d<=e+r.length_s*1e3;d+=9e5)o(d)%i===0&&a.push({at_ms:d,x_px:r.x((d-e)/1e3)});return{ticks:a,hasMinutes:i<60}}function Ze(e,r){let t=(e.right_px-e.left_px)*3600/e.length_s,n=(o,a)=>t*o/60>=a;return Ye.find(o=>n(o,r*qe))??Qe.map(o=>o*60).find(o=>n(o,r))??1440}function Je(e){let r=new Intl.DateTimeFormat("en-GB",{timeZone:e,hour:"2-digit",minute:"2-digit",hourCycle:"h23"});return t=>{let[n,i]=r.format(t).split(":").map(Number);return Number(n)*60+Number(i)}}function w(e){let r=[...e.in_bed,...e.gaps].map(([,n])=>n),t=e.movements.at(-1);return t&&r.push(t.onset_s+t.duration_s),Math.max(e.duration_s,60,...r)}var ue=[K,F`
    :host { display: block; min-block-size: 260px; }
    .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; }
    .chart:focus-visible { outline: 2px solid var(--primary-color); }
    svg { display: block; font-family: inherit; overflow: visible; }
    text { dominant-baseline: central; fill: var(--primary-text-color); font-size: 12.5px; }
    .count, .clock { fill: var(--secondary-text-color); font-variant-numeric: tabular-nums; }
    .clock { font-size: 12px; text-anchor: middle; }
    .band-name { font-size: 11.5px; pointer-events: none; text-anchor: middle; }
    .tick, .lane-line { shape-rendering: crispEdges; stroke: var(--divider-color); }
    .in-bed.ground { fill: var(--secondary-text-color); opacity: 0.05; }
    .asleep.ground { fill: var(--primary-color); opacity: 0.05; }
    .in-bed.bar { fill: var(--secondary-text-color); opacity: 0.22; }
    .asleep.bar { fill: var(--primary-color); opacity: 0.32; }
    .gap { fill: url(#hatch); }
    .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
    .series { fill: var(--kind-limb-movement); opacity: 0.2; }
    .series.breathing { opacity: 0.1; stroke: var(--kind-limb-movement); stroke-dasharray: 3 3; stroke-width: 2px; }
    .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
    .selected { paint-order: stroke; stroke: var(--primary-text-color); stroke-linejoin: round; stroke-width: 4px; }
    .legend {
      align-items: center; color: var(--secondary-text-color); column-gap: 6px; display: flex; flex-wrap: wrap; font-size: 12px;
      margin: 8px 0 0;
    }
    .legend .key:not(:first-child) { margin-inline-start: 12px; }
    .key { block-size: 12px; border-radius: 3px; display: inline-block; inline-size: 20px; }
    .key.series { background: var(--kind-limb-movement); opacity: 0.3; }
    .key.gap {
      background: repeating-linear-gradient(135deg, var(--secondary-text-color) 0 2px, transparent 2px 6px); opacity: 0.5;
    }
    @media (forced-colors: active) {
      .chart { forced-color-adjust: none; }
    }
  `];var he="sleep-twitch-timeline",et=46,tt=130,R=22,P=class extends O{constructor(){super();this._resize=new ResizeObserver(([t])=>{t&&(this._width_px=Math.floor(t.contentRect.width))});this._handleClick=t=>{if(!this._drawing)return;let n=t.currentTarget.getBoundingClientRect(),i=le(this._drawing.marks,t.clientX-n.left,t.clientY-n.top);this._pick(i?.index??-1)};this._handleKey=t=>{let n=t.key==="Escape"?-1:de(this.night.movements,this.selected,t.key);n!==null&&(t.preventDefault(),this._pick(n))};this._width_px=0,this.selected=-1,this.hideEnvironment=!1}static{this.properties={night:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},hideEnvironment:{attribute:!1},_width_px:{state:!0}}}static{this.styles=ue}connectedCallback(){super.connectedCallback(),this._resize.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this._resize.disconnect()}willUpdate(t){["night","hideEnvironment","_width_px"].some(i=>t.has(i))&&(this._drawing=this._draw())}render(){let t=this._drawing;if(!t)return m;let{layout:n,night:i}=t;return l`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${this._label(i)}
        aria-valuemin="0"
        aria-valuemax=${i.movements.length}
        aria-valuenow=${this.selected+1}
        aria-valuetext=${this._valueText(i)}
        @click=${this._handleClick}
        @keydown=${this._handleKey}
      >
        <svg width=${this._width_px} height=${n.height_px} aria-hidden="true">
          <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="hatch" width="2" height="6"></rect>
            </pattern>
          </defs>
          ${nt(t,this.words)} ${it(t,this.format)}
          ${n.lanes.map(o=>ot(o,t,this.words,this.format))}
          ${at(t)} ${t.marks.map(st)} ${this._renderSelection(t)}
        </svg>
      </div>
      ${lt(i,this.words)}
    `}_draw(){if(this._width_px<=0)return;let t=this.night.movements.some(({kind:a})=>a==="environment"),n=ae(this._width_px,t&&!this.hideEnvironment),i=ce(w(this.night),n.left_px,n.right_px),o=se(N(this.night.movements,n.lanes,i));return{night:this.night,layout:n,scale:i,marks:o}}_renderSelection({night:t,layout:n,scale:i}){let o=t.movements[this.selected],a=o&&N([o],n.lanes,i)[0];return a?u`
      <line class="cursor" x1=${a.x_px} x2=${a.x_px} y1=${n.bed.top_px} y2=${n.axis_px}></line>
      <path class="selected ${a.movement.kind}" d=${x(a.movement.kind,a)}></path>
    `:m}_label(t){let n=this.format.time(_(t,0)),i=this.format.time(_(t,w(t)));return this.words("chart.label",{count:t.movements.length,start:n,end:i})}_valueText(t){let n=t.movements[this.selected];return n?z(b(n,t,this.words,this.format)):this.words(t.movements.length>0?"chart.hint":"chart.none")}_pick(t){this.dispatchEvent(new CustomEvent("movement-pick",{detail:t}))}};function nt({night:e,layout:r,scale:t},n){let{bed:i,axis_px:o}=r,a=v(re(e),t),s=(c,h)=>u`<rect class=${h} x=${c.x_px} y=${i.top_px} width=${c.width_px} height=${o-i.top_px}></rect>`,d=(c,h)=>u`<rect class=${h} x=${c.x_px} y=${i.top_px} width=${c.width_px} height=${i.height_px} rx="4"></rect>`;return u`
    <text class="lane-name" x=${R} y=${i.label_y_px}>${n("lane.in_bed")}</text>
    ${v(e.in_bed,t).map(c=>[s(c,"in-bed ground"),d(c,"in-bed bar")])}
    ${a.map(c=>[s(c,"asleep ground"),d(c,"asleep bar")])} ${rt(a,r,n)}
    ${v(e.gaps,t).map(c=>s(c,"gap"))}
  `}function rt(e,{bed:r},t){let n=ie(e);if(!n||n.width_px<tt)return m;let i=n.x_px+n.width_px/2;return u`<text class="band-name" x=${i} y=${r.top_px+r.height_px/2}>${t("lane.asleep")}</text>`}function it({night:e,layout:r,scale:t},n){let{ticks:i,hasMinutes:o}=me(Date.parse(e.start),t,n.timeZone,et);return i.map(({at_ms:a,x_px:s})=>u`
      <line class="tick" x1=${s} x2=${s} y1=${r.bed.top_px} y2=${r.axis_px+4}></line>
      <text class="clock" x=${s} y=${r.axis_px+17}>
        ${o?n.time(a):n.hour(a)}
      </text>
    `)}function ot(e,{night:r,layout:t},n,i){let o=r.movements.filter(({kind:c})=>c===e.kind).length,a=e.top_px+e.height_px,s=R/2-3,d=s+R/2+3;return u`
    <path class="emblem ${e.kind}" d=${$(e.kind,s,e.label_y_px)}></path>
    <text class="lane-name" x=${d} y=${e.label_y_px}>
      ${n(`kinds.${e.kind}`)}<tspan class="count" dx="6">${i.number(o)}</tspan>
    </text>
    <line class="lane-line" x1=${t.left_px} x2=${t.right_px} y1=${a} y2=${a}></line>
  `}function at({night:e,layout:r,scale:t}){let n=r.lanes.find(({kind:i})=>i==="limb_movement");return n?pe(e,n,t).map(i=>u`
      <rect class="series ${i.isBreathing?"breathing":""}" x=${i.x_px} y=${i.y_px}
        width=${i.width_px} height=${i.height_px} rx="4"></rect>
    `):[]}function st(e){return u`<path class=${e.movement.kind} opacity=${e.opacity} d=${x(e.movement.kind,e)}></path>`}function lt(e,r){let t=e.movements.some(({series:n})=>n!==null);return!t&&e.gaps.length===0?m:l`
    <p class="legend">
      ${t?l`<span class="key series"></span>${r("legend.series")}`:m}
      ${e.gaps.length>0?l`<span class="key gap"></span>${r("legend.gap")}`:m}
    </p>
  `}customElements.get(he)||customElements.define(he,P);var _e="sleep-twitch-night-view",I=class extends k{constructor(){super();this._handlePick=t=>{this._selected=t.detail};this._selected=-1,this._isTableOpen=!1}static{this.properties={...k.properties,_selected:{state:!0},_isTableOpen:{state:!0}}}static{this.styles=U}question(t){return X(t)}refreshMs(t){return D(t)}renderAnswer(t,n){return t.night?this._renderNight(t,t.night,n):B(t,this._renderHeader(t,n),this.words)}handleAnswer(t,n){n?.night?.start!==t.night?.start&&(this._selected=-1)}_renderNight(t,n,i){let o=this.words;return l`
      ${this._renderHeader(t,i)}
      ${G(t).map(a=>C(a,t,o,i))}
      ${J(n,o,i)}
      <sleep-twitch-timeline
        .night=${n}
        .words=${o}
        .format=${i}
        .selected=${this._selected}
        .hideEnvironment=${this.config?.hide_environment??!1}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${W(n,this._selected,o,i,a=>{this._selected=a})}
      ${ee(n.summary,o,i)}
      ${ne(n,this._isTableOpen,o,i,a=>{this._isTableOpen=a})}
      <p class="scale">${S(n.presence_reason,o,i)}</p>
      <p class="scale">${o("scale")}</p>
    `}_renderHeader(t,n){let{night:i,sleeper:o}=t,a=L(t).map(s=>l`<span class="chip ${s}">${this.words(`chip.${s}`)}</span>`);return l`
      <header>
        <div>
          <h2>${this.config?.title??this.words("title.night",{name:o.name})}</h2>
          ${i?l`<p class="span">${this._span(i,n)}</p>`:m}
        </div>
        <div class="chips">${a}</div>
      </header>
    `}_span(t,n){let i=_(t,t.in_bed[0]?.[0]??0),o=_(t,t.in_bed.at(-1)?.[1]??t.duration_s),a={start:n.time(i),end:n.time(o)},s=this.words(t.provisional?"span.running":"span",a);return`${n.day(o)} · ${s}`}};customElements.get(_e)||customElements.define(_e,I);export{I as NightView};
