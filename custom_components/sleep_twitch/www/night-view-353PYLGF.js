import{a as Y,b as q}from"./chunk-VAY2ASFK.js";import{a as b,b as p,c,d as u,e as K,f as U,g as V,k as W,l as z,m as j,n as Q,o as N,p as Z,q as J}from"./chunk-B4IBNUIO.js";import{a as B,b as X,c as C}from"./chunk-Y5DAPLIR.js";import{c as E,d as G}from"./chunk-27W54I44.js";import"./chunk-SBHMRHRZ.js";var ve=32,$e=800;function R(n){return{night_id:null,start_ms:n?Date.parse(n.start):1/0}}function ee(n,r,e){let i=[...r.map(({id:o,start:s})=>({night_id:o,start_ms:Date.parse(s)})).filter(({start_ms:o})=>o!==e.start_ms),e];return i.sort((o,s)=>o.start_ms-s.start_ms),{previous:i.findLast(({start_ms:o})=>o<n.start_ms)??null,next:i.find(({start_ms:o})=>o>n.start_ms)??null}}var f=class{constructor(){this.sessions=[];this._oldest_day=null;this._at_ms=1/0;this._isWhole=!1;this._isAsking=!1}async lookBack(r,e,t){if(this._at_ms=r.start_ms,!this._isAsking){for(this._isAsking=!0;!this._isWhole&&!this._reachesFarEnough()&&await this._askWindow(e,t););this._isAsking=!1}}_reachesFarEnough(){return this.sessions.some(({start:r})=>Date.parse(r)<this._at_ms)}async _askWindow(r,e){let t=this._nextRange(r),i=await B(r,V(t,e));if(i.status!=="ready")return!1;let{nights:o}=i.answer,s=Math.min(...this.sessions.map(({start:l})=>Date.parse(l))),a=o.some(({start:l})=>Date.parse(l)<s);return this._isWhole=this._oldest_day!==null&&!a,this._oldest_day=t.first_day,this.sessions=[...o,...this.sessions],!0}_nextRange(r){if(this._oldest_day===null)return U(ve,Date.now(),r.config.time_zone);let e=this._oldest_day-1;return{first_day:e-$e+1,last_day:e}}};function x(n,r,e,t){let i=[{label:e("fact.duration"),value:t.seconds(n.duration_s)},ke(n,e,t),Me(n,e,t),we(n,r,e,t),Ee(n,r,e,t)];return{title:e(`kind.${n.kind}`),time:t.timeExact(_(r,n.onset_s)),facts:i.filter(o=>o!==null),reason:A(n.reason,e,t)}}function te({title:n,time:r,facts:e,reason:t}){let i=e.map(({label:o,value:s})=>`${o} ${s}`);return[`${r} ${n}`,...i,t].filter(Boolean).join(", ")}function A(n,r,e){let t=`reason.${n.code}`,i=Object.fromEntries(Object.entries(n.values).map(([s,a])=>[s,Se(a,r,e)]));if(!E(t))return Te(G(n.text,i));let o=r(t,i);return"rival"in i?`${o} ${r("reason.told_apart",i)}`:o}function _(n,r){return Date.parse(n.start)+r*1e3}function Te(n){let r=n.charAt(0).toUpperCase()+n.slice(1);return/[.!?]$/.test(r)?r:`${r}.`}function Se(n,r,e){if(typeof n=="string"){let i=`reason.${n}`;return E(i)?r(i):n}let[,t=""]=String(Number(n.toPrecision(3))).split(".");return e.number(n,t.length)}function ke({peak_mg:n},r,e){if(n===null)return null;let t=e.number(n,n<10?1:0);return{label:r("fact.strength"),value:r("fact.milli_g",{strength:t})}}function Me({confidence:n},r,e){return n===null?null:{label:r("fact.confidence"),value:e.percent(n)}}function we(n,r,e,t){if(n.series===null)return null;let i=r.movements.filter(({series:d})=>d===n.series),o=i.indexOf(n),s=i[o-1],a={series:n.series,place:o+1,size:i.length};if(!s)return{label:e("fact.series"),value:e("fact.first_in_series",a)};let l=t.seconds(n.onset_s-s.onset_s);return{label:e("fact.series"),value:e("fact.place_in_series",{...a,interval:l})}}function Ee(n,r,e,t){if(n.kind!=="hypnic_jerk"||r.sleep_onset_s===null)return null;let i=n.onset_s-r.sleep_onset_s,o=t.hoursMinutes(Math.abs(i));return{label:e("fact.sleep_onset"),value:e(i<0?"fact.before":"fact.after",{length:o})}}function v(n,r){return Ne[n](r,Re(r.strength))}function $(n,r,e){return v(n,{x_px:r,y_px:e,strength:n==="limb_movement"?.15:.35,width_px:0})}var Ne={hypnic_jerk:Ae,limb_movement:Ie,small_twitch:Pe,body_movement:He,bed_transition:Oe,environment:Le};function Re(n){return 3.5+(9-3.5)*n}function Ae({x_px:n,y_px:r},e){let t=m(e*1.2);return`M${m(n)} ${m(r-t)}l${t} ${t}l${-t} ${t}l${-t} ${-t}z`}function Ie({x_px:n,y_px:r,strength:e,width_px:t}){let i=8+44*e;return ne(n,r,Math.max(t,2),i,2/2)}function Pe({x_px:n,y_px:r},e){let t=m(e*.85);return`M${m(n-t)} ${m(r)}a${t} ${t} 0 1 0 ${2*t} 0a${t} ${t} 0 1 0 ${-2*t} 0z`}function He({x_px:n,y_px:r,width_px:e},t){return ne(n,r,Math.max(e,t*1.4),t*2,2)}function Oe({x_px:n,y_px:r},e){let t=m(e*1.15);return`M${m(n)} ${m(r-t)}l${t} ${m(2*t)}h${m(-2*t)}z`}function Le({x_px:n,y_px:r},e){let t=m(e*.9),i=1;return`M${[[-t,-t+i],[-t+i,-t],[0,-i],[t-i,-t],[t,-t+i],[i,0],[t,t-i],[t-i,t],[0,i],[-t+i,t],[-t,t-i],[-i,0]].map(([s,a])=>`${m(n+s)} ${m(r+a)}`).join("L")}z`}function ne(n,r,e,t,i){let o=m(n-Math.min(e,2)/2),s=m(e-2*i),a=m(t-2*i),l=(h,g)=>`a${i} ${i} 0 0 1 ${h} ${g}`,d=m(r-t/2);return`M${m(o+i)} ${d}h${s}${l(i,i)}v${a}${l(-i,i)}h${-s}${l(-i,-i)}v${-a}${l(i,-i)}z`}function m(n){return Math.round(n*10)/10}var T="M14.5 6l-6 6 6 6",S="M9.5 6l6 6-6 6",re="M6.5 6.5l11 11m0-11l-11 11";function k(n){return p`<svg viewBox="0 0 24 24" aria-hidden="true">${c`<path d=${n}></path>`}</svg>`}var I=18;function ie(n,r,e,t,i){let o=n.movements[r];if(!o){let y=e(n.movements.length>0?"chart.hint":"chart.none");return p`<p class="hint">${y}</p>`}let{title:s,time:a,facts:l,reason:d}=x(o,n,e,t),h=n.movements.length,g=(y,w,F)=>Fe(e(y),w,F===r,()=>{i(F)});return p`
    <section class="detail" aria-live="polite">
      <div class="heading">
        ${De(o.kind)}
        <div class="name">
          <h3>${s}</h3>
          <p class="note">${a} · ${e("detail.place",{place:r+1,count:h})}</p>
        </div>
        ${g("detail.previous",T,Math.max(r-1,0))}
        ${g("detail.next",S,Math.min(r+1,h-1))}
        ${g("detail.close",re,-1)}
      </div>
      <dl>
        ${l.map(({label:y,value:w})=>p`<div><dt>${y}</dt><dd>${w}</dd></div>`)}
      </dl>
      <p class="reason">${d}</p>
    </section>
  `}function De(n){let r=I/2;return p`
    <svg class="emblem ${n}" width=${I} height=${I} aria-hidden="true">
      ${c`<path d=${$(n,r,r)}></path>`}
    </svg>
  `}function Fe(n,r,e,t){return p`
    <button type="button" aria-label=${n} title=${n} ?disabled=${e} @click=${t}>
      ${k(r)}
    </button>
  `}var oe=b`
  header.of-night { column-gap: 12px; display: grid; grid-template-columns: minmax(0, 1fr); }
  .steps { align-items: center; display: flex; gap: 2px; grid-column: 1; margin-inline-start: -8px; }
  .steps .span { margin: 0 0 0 6px; }
  .steps button[aria-disabled="true"] { cursor: default; opacity: 0.35; }
  .steps button[aria-disabled="true"]:hover { background: none; }
  header.of-night .chips { justify-content: flex-start; }
  @container (min-width: 520px) {
    header.of-night { grid-template-columns: minmax(0, 1fr) auto; }
    header.of-night .chips { grid-area: 1 / 2 / span 2; justify-content: flex-end; }
  }
`;function se(n,r,e,t,i){let{night:o,sleeper:s}=n,a=W(n).map(d=>p`<span class="chip ${d}">${t(`chip.${d}`)}</span>`),l=o!==null||e.previous!==null;return p`
    <header class="of-night">
      <h2>${r??t("title.night",{name:s.name})}</h2>
      ${l?Ge(o,e,t,i):u}
      ${a.length>0?p`<div class="chips">${a}</div>`:u}
    </header>
  `}function Ge(n,r,e,t){let i=(o,s,a,l)=>p`
    <button
      type="button"
      aria-label=${e(o)}
      title=${e(o)}
      aria-keyshortcuts=${a}
      aria-disabled=${l?"false":"true"}
      @click=${()=>{r.go(l)}}
    >${k(s)}</button>
  `;return p`
    <div class="steps" role="group" aria-label=${e("steps.label")}>
      ${i("steps.previous",T,"Shift+ArrowLeft",r.previous)}
      ${i("steps.next",S,"Shift+ArrowRight",r.next)}
      <p class="span" aria-live="polite">${n?Be(n,e,t):u}</p>
    </div>
  `}function Be(n,r,e){let t=_(n,n.in_bed[0]?.[0]??0),i=_(n,n.in_bed.at(-1)?.[1]??n.duration_s),o={start:e.time(t),end:e.time(i)},s=r(n.provisional?"span.running":"span",o);return`${e.day(i)} · ${s}`}var Xe=["table.time","table.kind","table.duration","table.peak","table.series","table.confidence"];function ae(n,r,e,t,i){return n.movements.length===0?u:p`
    <details class="table" .open=${r} @toggle=${s=>{i(s.currentTarget.open)}}>
      <summary>${e("table.show")}</summary>
      ${r?Ce(n,e,t):u}
    </details>
  `}function Ce(n,r,e){return p`
    <div class="rows" tabindex="0" role="region" aria-label=${r("table.caption")}>
      <table>
        <caption>${r("table.caption")}</caption>
        <thead><tr>${Xe.map(t=>p`<th scope="col">${r(t)}</th>`)}</tr></thead>
        <tbody>${n.movements.map(t=>Ke(t,n,r,e))}</tbody>
      </table>
    </div>
  `}function Ke(n,r,e,t){let{peak_mg:i,series:o,confidence:s}=n;return p`
    <tr>
      <td>${t.timeExact(_(r,n.onset_s))}</td>
      <td class="kind">${e(`kind.${n.kind}`)}</td>
      <td>${t.seconds(n.duration_s)}</td>
      <td>${i===null?"–":t.number(i,1)}</td>
      <td>${o??"–"}</td>
      <td>${s===null?"–":t.percent(s)}</td>
    </tr>
  `}function M(n,r){return n.map(([e,t])=>{let i=r.x(e);return{x_px:i,width_px:Math.max(r.x(t)-i,1)}})}function le(n){let r=Ue(n);return r?n.in_bed.length===0?[r]:n.in_bed.map(([e,t])=>[Math.max(e,r[0]),Math.min(t,r[1])]).filter(([e,t])=>t>e):[]}function de(n){return n.reduce((r,e)=>r&&r.width_px>=e.width_px?r:e,null)}function Ue(n){if(n.sleep_onset_s===null)return null;let r=n.final_wake_s??(n.provisional?n.duration_s:null);return r===null?null:[n.sleep_onset_s,r]}var Ve=["hypnic_jerk","limb_movement","small_twitch","body_movement","bed_transition","environment"];function me(n,r){let e=n>=560,t=e?0:18,i={top_px:t,height_px:20,label_y_px:pe(0,20,e)},o=[],s=i.top_px+20+10;for(let a of Ve){if(a==="environment"&&!r)continue;let l=a==="limb_movement"?60:32;o.push({kind:a,label_y_px:pe(s,l,e),top_px:s+t,height_px:l}),s+=t+l}return{isWide:e,left_px:e?184:11,right_px:Math.max(n-11,0),bed:i,lanes:o,axis_px:s,height_px:s+24}}function pe(n,r,e){return n+(e?r:18)/2}function We(n){if(n===null)return .5;let r=Math.log(Math.max(n,1)/1)/Math.log(400/1);return Math.min(r,1)}function ze(n){return .35+(1-.35)*Math.min(Math.max(n??1,0),1)}function P(n,r,e){return r.flatMap(t=>n.map((o,s)=>({movement:o,index:s})).filter(({movement:o})=>o.kind===t.kind).map(({movement:o,index:s})=>je(o,s,t,e)))}function ce(n){let r=new Map;for(let e of n){let t=`${e.movement.kind} ${Math.round(e.x_px)}`,i=r.get(t);(!i||e.strength>i.strength)&&r.set(t,e)}return[...r.values()]}function je(n,r,e,t){let i=t.x(n.onset_s);return{movement:n,index:r,x_px:i,y_px:e.top_px+e.height_px/2,width_px:t.x(n.onset_s+n.duration_s)-i,strength:We(n.peak_mg),opacity:ze(n.confidence)}}function ue(n,r,e){let t=null,i=24;for(let o of n){let s=Math.hypot(Ye(o,r),(o.y_px-e)/2);(s<i||s===i&&o.strength>(t?.strength??-1))&&(t=o,i=s)}return t}function he(n,r,e){let t=n.length-1,i=o=>Math.min(Math.max(o,0),t);return t<0?null:e==="ArrowRight"?i(r+1):e==="ArrowLeft"?i(r<0?t:r-1):e==="PageDown"?i(r+10):e==="PageUp"?i(r-10):e==="Home"?0:e==="End"?t:e==="ArrowDown"||e==="ArrowUp"?Qe(n,r,e==="ArrowDown"?1:-1):null}function Qe(n,r,e){let t=n[r]?.kind;if(!t)return 0;for(let i=r+e;i>=0&&i<n.length;i+=e)if(n[i]?.kind===t)return i;return r}function Ye({x_px:n,width_px:r},e){return Math.max(n-e,e-n-r,0)}function _e(n,r,e){let t=Math.max(e-r,0);return{left_px:r,right_px:r+t,length_s:n,x:i=>r+t*Math.min(Math.max(i,0),n)/n}}function fe(n,r,e){let t=new Map;for(let{series:s,onset_s:a,duration_s:l}of n.movements){if(s===null)continue;let{start_s:d,size:h}=t.get(s)??{start_s:a,size:0};t.set(s,{start_s:d,end_s:a+l,size:h+1})}let i=new Set(n.summary.breathing_related_series),o=r.height_px*.82;return[...t].map(([s,{start_s:a,end_s:l,size:d}])=>({series:s,size:d,isBreathing:i.has(s),x_px:e.x(a)-3,y_px:r.top_px+(r.height_px-o)/2,width_px:Math.max(e.x(l)-e.x(a)+6,6),height_px:o}))}var qe=[1,2,3,4,6,12],Ze=[15,30],Je=1.6;function ge(n,r,e,t){let i=et(r,t),o=tt(e),s=[],a=Math.ceil(n/9e5)*9e5;for(let l=a;l<=n+r.length_s*1e3;l+=9e5)o(l)%i===0&&s.push({at_ms:l,x_px:r.x((l-n)/1e3)});return{ticks:s,hasMinutes:i<60}}function et(n,r){let e=(n.right_px-n.left_px)*3600/n.length_s,t=(o,s)=>e*o/60>=s;return Ze.find(o=>t(o,r*Je))??qe.map(o=>o*60).find(o=>t(o,r))??1440}function tt(n){let r=new Intl.DateTimeFormat("en-GB",{timeZone:n,hour:"2-digit",minute:"2-digit",hourCycle:"h23"});return e=>{let[t,i]=r.format(e).split(":").map(Number);return Number(t)*60+Number(i)}}function H(n){let r=[...n.in_bed,...n.gaps].map(([,t])=>t),e=n.movements.at(-1);return e&&r.push(e.onset_s+e.duration_s),Math.max(n.duration_s,60,...r)}var ye=[Z,b`
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
      .chart, .key { forced-color-adjust: none; }
    }
  `];var be="sleep-twitch-timeline",nt=46,rt=130,O=22,L=class extends K{constructor(){super();this._resize=new ResizeObserver(([e])=>{e&&(this._width_px=Math.floor(e.contentRect.width))});this._handleClick=e=>{if(!this._drawing)return;let t=e.currentTarget.getBoundingClientRect(),i=ue(this._drawing.marks,e.clientX-t.left,e.clientY-t.top);this._pick(i?.index??-1)};this._handleKey=e=>{if(e.shiftKey)return;let t=e.key==="Escape"?-1:he(this.night.movements,this.selected,e.key);t!==null&&(e.preventDefault(),this._pick(t))};this._width_px=0,this.selected=-1,this.hideEnvironment=!1}static{this.properties={night:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},hideEnvironment:{attribute:!1},_width_px:{state:!0}}}static{this.styles=ye}connectedCallback(){super.connectedCallback(),this._resize.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this._resize.disconnect()}willUpdate(e){["night","hideEnvironment","_width_px"].some(i=>e.has(i))&&(this._drawing=this._draw())}render(){let e=this._drawing;if(!e)return u;let{layout:t,night:i}=e;return p`
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
        <svg width=${this._width_px} height=${t.height_px} aria-hidden="true">
          <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="hatch" width="2" height="6"></rect>
            </pattern>
          </defs>
          ${it(e,this.words)} ${st(e,this.format)}
          ${t.lanes.map(o=>at(o,e,this.words,this.format))}
          ${lt(e)} ${e.marks.map(dt)} ${this._renderSelection(e)}
        </svg>
      </div>
      ${pt(i,this.words)}
    `}_draw(){if(this._width_px<=0)return;let e=this.night.movements.some(({kind:s})=>s==="environment"),t=me(this._width_px,e&&!this.hideEnvironment),i=_e(H(this.night),t.left_px,t.right_px),o=ce(P(this.night.movements,t.lanes,i));return{night:this.night,layout:t,scale:i,marks:o}}_renderSelection({night:e,layout:t,scale:i}){let o=e.movements[this.selected],s=o&&P([o],t.lanes,i)[0];return s?c`
      <line class="cursor" x1=${s.x_px} x2=${s.x_px} y1=${t.bed.top_px} y2=${t.axis_px}></line>
      <path class="selected ${s.movement.kind}" d=${v(s.movement.kind,s)}></path>
    `:u}_label(e){let t=this.format.time(_(e,0)),i=this.format.time(_(e,H(e)));return this.words("chart.label",{count:e.movements.length,start:t,end:i})}_valueText(e){let t=e.movements[this.selected];return t?te(x(t,e,this.words,this.format)):this.words(e.movements.length>0?"chart.hint":"chart.none")}_pick(e){this.dispatchEvent(new CustomEvent("movement-pick",{detail:e}))}};function it({night:n,layout:r,scale:e},t){let{bed:i,axis_px:o}=r,s=M(le(n),e),a=(d,h)=>c`<rect class=${h} x=${d.x_px} y=${i.top_px} width=${d.width_px} height=${o-i.top_px}></rect>`,l=(d,h)=>c`<rect class=${h} x=${d.x_px} y=${i.top_px} width=${d.width_px} height=${i.height_px} rx="4"></rect>`;return c`
    <text class="lane-name" x=${O} y=${i.label_y_px}>${t("lane.in_bed")}</text>
    ${M(n.in_bed,e).map(d=>[a(d,"in-bed ground"),l(d,"in-bed bar")])}
    ${s.map(d=>[a(d,"asleep ground"),l(d,"asleep bar")])} ${ot(s,r,t)}
    ${M(n.gaps,e).map(d=>a(d,"gap"))}
  `}function ot(n,{bed:r},e){let t=de(n);if(!t||t.width_px<rt)return u;let i=t.x_px+t.width_px/2;return c`<text class="band-name" x=${i} y=${r.top_px+r.height_px/2}>${e("lane.asleep")}</text>`}function st({night:n,layout:r,scale:e},t){let{ticks:i,hasMinutes:o}=ge(Date.parse(n.start),e,t.timeZone,nt);return i.map(({at_ms:s,x_px:a})=>c`
      <line class="tick" x1=${a} x2=${a} y1=${r.bed.top_px} y2=${r.axis_px+4}></line>
      <text class="clock" x=${a} y=${r.axis_px+17}>
        ${o?t.time(s):t.hour(s)}
      </text>
    `)}function at(n,{night:r,layout:e},t,i){let o=r.movements.filter(({kind:d})=>d===n.kind).length,s=n.top_px+n.height_px,a=O/2-3,l=a+O/2+3;return c`
    <path class="emblem ${n.kind}" d=${$(n.kind,a,n.label_y_px)}></path>
    <text class="lane-name" x=${l} y=${n.label_y_px}>
      ${t(`kinds.${n.kind}`)}<tspan class="count" dx="6">${i.number(o)}</tspan>
    </text>
    <line class="lane-line" x1=${e.left_px} x2=${e.right_px} y1=${s} y2=${s}></line>
  `}function lt({night:n,layout:r,scale:e}){let t=r.lanes.find(({kind:i})=>i==="limb_movement");return t?fe(n,t,e).map(i=>c`
      <rect class="series ${i.isBreathing?"breathing":""}" x=${i.x_px} y=${i.y_px}
        width=${i.width_px} height=${i.height_px} rx="4"></rect>
    `):[]}function dt(n){return c`<path class=${n.movement.kind} opacity=${n.opacity} d=${v(n.movement.kind,n)}></path>`}function pt(n,r){let e=n.movements.some(({series:t})=>t!==null);return!e&&n.gaps.length===0?u:p`
    <p class="legend">
      ${e?p`<span class="key series"></span>${r("legend.series")}`:u}
      ${n.gaps.length>0?p`<span class="key gap"></span>${r("legend.gap")}`:u}
    </p>
  `}customElements.get(be)||customElements.define(be,L);var xe="sleep-twitch-night-view",D=class extends N{constructor(){super();this._wanted=null;this._latest=R(null);this._list=new f;this._go=e=>{e&&(this._wanted=e.night_id===null?null:e,this.ask(),this._lookBack())};this._handlePick=e=>{this._selected=e.detail};this._selected=-1,this._isTableOpen=!1}static{this.properties={...N.properties,_selected:{state:!0},_isTableOpen:{state:!0}}}static{this.styles=[J,oe]}willUpdate(e){let t=e.get("config");t&&t.device_id!==this.config?.device_id&&this._forgetNights(),super.willUpdate(e)}question(e){return X(e,this._wanted?.night_id)}refreshMs(e){return C(e)}renderAnswer(e,t){return e.night?this._renderNight(e,e.night,t):j(e,this._renderHeader(e,t),this.words)}handleAnswer(e,t){t?.night?.start!==e.night?.start&&(this._selected=-1),this._wanted||this._keepLatest(e.night),this._lookBack()}handleFailure({failure:e}){e!=="not_found"||!this._wanted||(this._forgetNights(),this.ask())}handleKey(e){if(!e.shiftKey||e.altKey||e.ctrlKey||e.metaKey)return;let{previous:t,next:i}=this._neighbours(),o=new Map([["ArrowLeft",t],["ArrowRight",i]]);o.has(e.key)&&(e.preventDefault(),this._go(o.get(e.key)??null))}_keepLatest(e){this._latest=R(e);let t=e?.id??null;this._latest_id!==t&&(this._list=new f),this._latest_id=t}_renderNight(e,t,i){let o=this.words;return p`
      ${this._renderHeader(e,i)}
      ${z(e).map(s=>Q(s,e,o,i))}
      ${Y(t,o,i)}
      <sleep-twitch-timeline
        .night=${t}
        .words=${o}
        .format=${i}
        .selected=${this._selected}
        .hideEnvironment=${this.config?.hide_environment??!1}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${ie(t,this._selected,o,i,s=>{this._selected=s})}
      ${q(t.summary,o,i)}
      ${ae(t,this._isTableOpen,o,i,s=>{this._isTableOpen=s})}
      <p class="scale">${A(t.presence_reason,o,i)}</p>
      <p class="scale">${o("scale")}</p>
    `}_renderHeader(e,t){let i={...this._neighbours(),go:this._go};return se(e,this.config?.title,i,this.words,t)}_neighbours(){return ee(this._wanted??this._latest,this._list.sessions,this._latest)}async _lookBack(){let{hass:e,config:t}=this;!e||!t||(await this._list.lookBack(this._wanted??this._latest,e,t.device_id),this.requestUpdate())}_forgetNights(){this._wanted=null,this._latest_id=void 0,this._list=new f}};customElements.get(xe)||customElements.define(xe,D);export{D as NightView};
