import{a as C,b as K}from"./chunk-B6Z52OWB.js";import{a as O,b as m,c as p,d as u,e as G,f as X,g as D,h as B,i as F,j as M,k as U,l as z}from"./chunk-RE43SMY4.js";import{b as H,c as L}from"./chunk-6V76CVE6.js";import{c as T,d as A}from"./chunk-GIL6SULZ.js";import"./chunk-SXVQHSKK.js";function b(n,r,e,t){let i=[{label:e("fact.duration"),value:t.seconds(n.duration_s)},ce(n,e,t),pe(n,e,t),ue(n,r,e,t),he(n,r,e,t)];return{title:e(`kind.${n.kind}`),time:t.timeExact(_(r,n.onset_s)),facts:i.filter(o=>o!==null),reason:k(n.reason,e,t)}}function V({title:n,time:r,facts:e,reason:t}){let i=e.map(({label:o,value:a})=>`${o} ${a}`);return[`${r} ${n}`,...i,t].filter(Boolean).join(", ")}function k(n,r,e){let t=`reason.${n.code}`,i=Object.fromEntries(Object.entries(n.values).map(([a,s])=>[a,me(s,r,e)]));if(!T(t))return de(A(n.text,i));let o=r(t,i);return"rival"in i?`${o} ${r("reason.told_apart",i)}`:o}function _(n,r){return Date.parse(n.start)+r*1e3}function de(n){let r=n.charAt(0).toUpperCase()+n.slice(1);return/[.!?]$/.test(r)?r:`${r}.`}function me(n,r,e){if(typeof n=="string"){let i=`reason.${n}`;return T(i)?r(i):n}let[,t=""]=String(Number(n.toPrecision(3))).split(".");return e.number(n,t.length)}function ce({peak_mg:n},r,e){if(n===null)return null;let t=e.number(n,n<10?1:0);return{label:r("fact.strength"),value:r("fact.milli_g",{strength:t})}}function pe({confidence:n},r,e){return n===null?null:{label:r("fact.confidence"),value:e.percent(n)}}function ue(n,r,e,t){if(n.series===null)return null;let i=r.movements.filter(({series:d})=>d===n.series),o=i.indexOf(n),a=i[o-1],s={series:n.series,place:o+1,size:i.length};if(!a)return{label:e("fact.series"),value:e("fact.first_in_series",s)};let l=t.seconds(n.onset_s-a.onset_s);return{label:e("fact.series"),value:e("fact.place_in_series",{...s,interval:l})}}function he(n,r,e,t){if(n.kind!=="hypnic_jerk"||r.sleep_onset_s===null)return null;let i=n.onset_s-r.sleep_onset_s,o=t.hoursMinutes(Math.abs(i));return{label:e("fact.sleep_onset"),value:e(i<0?"fact.before":"fact.after",{length:o})}}function g(n,r){return _e[n](r,fe(r.strength))}function x(n,r,e){return g(n,{x_px:r,y_px:e,strength:n==="limb_movement"?.15:.35,width_px:0})}var _e={hypnic_jerk:ye,limb_movement:be,small_twitch:ge,body_movement:xe,bed_transition:ve,environment:$e};function fe(n){return 3.5+(9-3.5)*n}function ye({x_px:n,y_px:r},e){let t=c(e*1.2);return`M${c(n)} ${c(r-t)}l${t} ${t}l${-t} ${t}l${-t} ${-t}z`}function be({x_px:n,y_px:r,strength:e,width_px:t}){let i=8+44*e;return W(n,r,Math.max(t,2),i,2/2)}function ge({x_px:n,y_px:r},e){let t=c(e*.85);return`M${c(n-t)} ${c(r)}a${t} ${t} 0 1 0 ${2*t} 0a${t} ${t} 0 1 0 ${-2*t} 0z`}function xe({x_px:n,y_px:r,width_px:e},t){return W(n,r,Math.max(e,t*1.4),t*2,2)}function ve({x_px:n,y_px:r},e){let t=c(e*1.15);return`M${c(n)} ${c(r-t)}l${t} ${c(2*t)}h${c(-2*t)}z`}function $e({x_px:n,y_px:r},e){let t=c(e*.9),i=1;return`M${[[-t,-t+i],[-t+i,-t],[0,-i],[t-i,-t],[t,-t+i],[i,0],[t,t-i],[t-i,t],[0,i],[-t+i,t],[-t,t-i],[-i,0]].map(([a,s])=>`${c(n+a)} ${c(r+s)}`).join("L")}z`}function W(n,r,e,t,i){let o=c(n-Math.min(e,2)/2),a=c(e-2*i),s=c(t-2*i),l=(h,f)=>`a${i} ${i} 0 0 1 ${h} ${f}`,d=c(r-t/2);return`M${c(o+i)} ${d}h${a}${l(i,i)}v${s}${l(-i,i)}h${-a}${l(-i,-i)}v${-s}${l(i,-i)}z`}function c(n){return Math.round(n*10)/10}var E=18,Te="M14.5 6l-6 6 6 6",Me="M9.5 6l6 6-6 6",ke="M6.5 6.5l11 11m0-11l-11 11";function j(n,r,e,t,i){let o=n.movements[r];if(!o){let y=e(n.movements.length>0?"chart.hint":"chart.none");return m`<p class="hint">${y}</p>`}let{title:a,time:s,facts:l,reason:d}=b(o,n,e,t),h=n.movements.length,f=(y,$,I)=>Se(e(y),$,I===r,()=>{i(I)});return m`
    <section class="detail" aria-live="polite">
      <div class="heading">
        ${Ee(o.kind)}
        <div class="name">
          <h3>${a}</h3>
          <p class="note">${s} · ${e("detail.place",{place:r+1,count:h})}</p>
        </div>
        ${f("detail.previous",Te,Math.max(r-1,0))}
        ${f("detail.next",Me,Math.min(r+1,h-1))}
        ${f("detail.close",ke,-1)}
      </div>
      <dl>
        ${l.map(({label:y,value:$})=>m`<div><dt>${y}</dt><dd>${$}</dd></div>`)}
      </dl>
      <p class="reason">${d}</p>
    </section>
  `}function Ee(n){let r=E/2;return m`
    <svg class="emblem ${n}" width=${E} height=${E} aria-hidden="true">
      ${p`<path d=${x(n,r,r)}></path>`}
    </svg>
  `}function Se(n,r,e,t){return m`
    <button type="button" aria-label=${n} title=${n} ?disabled=${e} @click=${t}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${p`<path d=${r}></path>`}</svg>
    </button>
  `}var we=["table.time","table.kind","table.duration","table.peak","table.series","table.confidence"];function Q(n,r,e,t,i){return n.movements.length===0?u:m`
    <details class="table" .open=${r} @toggle=${a=>{i(a.currentTarget.open)}}>
      <summary>${e("table.show")}</summary>
      ${r?Ne(n,e,t):u}
    </details>
  `}function Ne(n,r,e){return m`
    <div class="rows" tabindex="0" role="region" aria-label=${r("table.caption")}>
      <table>
        <caption>${r("table.caption")}</caption>
        <thead><tr>${we.map(t=>m`<th scope="col">${r(t)}</th>`)}</tr></thead>
        <tbody>${n.movements.map(t=>Re(t,n,r,e))}</tbody>
      </table>
    </div>
  `}function Re(n,r,e,t){let{peak_mg:i,series:o,confidence:a}=n;return m`
    <tr>
      <td>${t.timeExact(_(r,n.onset_s))}</td>
      <td class="kind">${e(`kind.${n.kind}`)}</td>
      <td>${t.seconds(n.duration_s)}</td>
      <td>${i===null?"–":t.number(i,1)}</td>
      <td>${o??"–"}</td>
      <td>${a===null?"–":t.percent(a)}</td>
    </tr>
  `}function v(n,r){return n.map(([e,t])=>{let i=r.x(e);return{x_px:i,width_px:Math.max(r.x(t)-i,1)}})}function Y(n){let r=Pe(n);return r?n.in_bed.length===0?[r]:n.in_bed.map(([e,t])=>[Math.max(e,r[0]),Math.min(t,r[1])]).filter(([e,t])=>t>e):[]}function q(n){return n.reduce((r,e)=>r&&r.width_px>=e.width_px?r:e,null)}function Pe(n){if(n.sleep_onset_s===null)return null;let r=n.final_wake_s??(n.provisional?n.duration_s:null);return r===null?null:[n.sleep_onset_s,r]}var Ie=["hypnic_jerk","limb_movement","small_twitch","body_movement","bed_transition","environment"];function J(n,r){let e=n>=560,t=e?0:18,i={top_px:t,height_px:20,label_y_px:Z(0,20,e)},o=[],a=i.top_px+20+10;for(let s of Ie){if(s==="environment"&&!r)continue;let l=s==="limb_movement"?60:32;o.push({kind:s,label_y_px:Z(a,l,e),top_px:a+t,height_px:l}),a+=t+l}return{isWide:e,left_px:e?184:11,right_px:Math.max(n-11,0),bed:i,lanes:o,axis_px:a,height_px:a+24}}function Z(n,r,e){return n+(e?r:18)/2}function Ae(n){if(n===null)return .5;let r=Math.log(Math.max(n,1)/1)/Math.log(400/1);return Math.min(r,1)}function He(n){return .35+(1-.35)*Math.min(Math.max(n??1,0),1)}function S(n,r,e){return r.flatMap(t=>n.map((o,a)=>({movement:o,index:a})).filter(({movement:o})=>o.kind===t.kind).map(({movement:o,index:a})=>Le(o,a,t,e)))}function ee(n){let r=new Map;for(let e of n){let t=`${e.movement.kind} ${Math.round(e.x_px)}`,i=r.get(t);(!i||e.strength>i.strength)&&r.set(t,e)}return[...r.values()]}function Le(n,r,e,t){let i=t.x(n.onset_s);return{movement:n,index:r,x_px:i,y_px:e.top_px+e.height_px/2,width_px:t.x(n.onset_s+n.duration_s)-i,strength:Ae(n.peak_mg),opacity:He(n.confidence)}}function te(n,r,e){let t=null,i=24;for(let o of n){let a=Math.hypot(Ge(o,r),(o.y_px-e)/2);(a<i||a===i&&o.strength>(t?.strength??-1))&&(t=o,i=a)}return t}function ne(n,r,e){let t=n.length-1,i=o=>Math.min(Math.max(o,0),t);return t<0?null:e==="ArrowRight"?i(r+1):e==="ArrowLeft"?i(r<0?t:r-1):e==="PageDown"?i(r+10):e==="PageUp"?i(r-10):e==="Home"?0:e==="End"?t:e==="ArrowDown"||e==="ArrowUp"?Oe(n,r,e==="ArrowDown"?1:-1):null}function Oe(n,r,e){let t=n[r]?.kind;if(!t)return 0;for(let i=r+e;i>=0&&i<n.length;i+=e)if(n[i]?.kind===t)return i;return r}function Ge({x_px:n,width_px:r},e){return Math.max(n-e,e-n-r,0)}function re(n,r,e){let t=Math.max(e-r,0);return{left_px:r,right_px:r+t,length_s:n,x:i=>r+t*Math.min(Math.max(i,0),n)/n}}function ie(n,r,e){let t=new Map;for(let{series:a,onset_s:s,duration_s:l}of n.movements){if(a===null)continue;let{start_s:d,size:h}=t.get(a)??{start_s:s,size:0};t.set(a,{start_s:d,end_s:s+l,size:h+1})}let i=new Set(n.summary.breathing_related_series),o=r.height_px*.82;return[...t].map(([a,{start_s:s,end_s:l,size:d}])=>({series:a,size:d,isBreathing:i.has(a),x_px:e.x(s)-3,y_px:r.top_px+(r.height_px-o)/2,width_px:Math.max(e.x(l)-e.x(s)+6,6),height_px:o}))}var Xe=[1,2,3,4,6,12],De=[15,30],Be=1.6;function oe(n,r,e,t){let i=Fe(r,t),o=Ce(e),a=[],s=Math.ceil(n/9e5)*9e5;for(let l=s;l<=n+r.length_s*1e3;l+=9e5)o(l)%i===0&&a.push({at_ms:l,x_px:r.x((l-n)/1e3)});return{ticks:a,hasMinutes:i<60}}function Fe(n,r){let e=(n.right_px-n.left_px)*3600/n.length_s,t=(o,a)=>e*o/60>=a;return De.find(o=>t(o,r*Be))??Xe.map(o=>o*60).find(o=>t(o,r))??1440}function Ce(n){let r=new Intl.DateTimeFormat("en-GB",{timeZone:n,hour:"2-digit",minute:"2-digit",hourCycle:"h23"});return e=>{let[t,i]=r.format(e).split(":").map(Number);return Number(t)*60+Number(i)}}function w(n){let r=[...n.in_bed,...n.gaps].map(([,t])=>t),e=n.movements.at(-1);return e&&r.push(e.onset_s+e.duration_s),Math.max(n.duration_s,60,...r)}var ae=[U,O`
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
  `];var se="sleep-twitch-timeline",Ke=46,Ue=130,N=22,R=class extends G{constructor(){super();this._resize=new ResizeObserver(([e])=>{e&&(this._width_px=Math.floor(e.contentRect.width))});this._handleClick=e=>{if(!this._drawing)return;let t=e.currentTarget.getBoundingClientRect(),i=te(this._drawing.marks,e.clientX-t.left,e.clientY-t.top);this._pick(i?.index??-1)};this._handleKey=e=>{let t=e.key==="Escape"?-1:ne(this.night.movements,this.selected,e.key);t!==null&&(e.preventDefault(),this._pick(t))};this._width_px=0,this.selected=-1,this.hideEnvironment=!1}static{this.properties={night:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},hideEnvironment:{attribute:!1},_width_px:{state:!0}}}static{this.styles=ae}connectedCallback(){super.connectedCallback(),this._resize.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this._resize.disconnect()}willUpdate(e){["night","hideEnvironment","_width_px"].some(i=>e.has(i))&&(this._drawing=this._draw())}render(){let e=this._drawing;if(!e)return u;let{layout:t,night:i}=e;return m`
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
          ${ze(e,this.words)} ${We(e,this.format)}
          ${t.lanes.map(o=>je(o,e,this.words,this.format))}
          ${Qe(e)} ${e.marks.map(Ye)} ${this._renderSelection(e)}
        </svg>
      </div>
      ${qe(i,this.words)}
    `}_draw(){if(this._width_px<=0)return;let e=this.night.movements.some(({kind:a})=>a==="environment"),t=J(this._width_px,e&&!this.hideEnvironment),i=re(w(this.night),t.left_px,t.right_px),o=ee(S(this.night.movements,t.lanes,i));return{night:this.night,layout:t,scale:i,marks:o}}_renderSelection({night:e,layout:t,scale:i}){let o=e.movements[this.selected],a=o&&S([o],t.lanes,i)[0];return a?p`
      <line class="cursor" x1=${a.x_px} x2=${a.x_px} y1=${t.bed.top_px} y2=${t.axis_px}></line>
      <path class="selected ${a.movement.kind}" d=${g(a.movement.kind,a)}></path>
    `:u}_label(e){let t=this.format.time(_(e,0)),i=this.format.time(_(e,w(e)));return this.words("chart.label",{count:e.movements.length,start:t,end:i})}_valueText(e){let t=e.movements[this.selected];return t?V(b(t,e,this.words,this.format)):this.words(e.movements.length>0?"chart.hint":"chart.none")}_pick(e){this.dispatchEvent(new CustomEvent("movement-pick",{detail:e}))}};function ze({night:n,layout:r,scale:e},t){let{bed:i,axis_px:o}=r,a=v(Y(n),e),s=(d,h)=>p`<rect class=${h} x=${d.x_px} y=${i.top_px} width=${d.width_px} height=${o-i.top_px}></rect>`,l=(d,h)=>p`<rect class=${h} x=${d.x_px} y=${i.top_px} width=${d.width_px} height=${i.height_px} rx="4"></rect>`;return p`
    <text class="lane-name" x=${N} y=${i.label_y_px}>${t("lane.in_bed")}</text>
    ${v(n.in_bed,e).map(d=>[s(d,"in-bed ground"),l(d,"in-bed bar")])}
    ${a.map(d=>[s(d,"asleep ground"),l(d,"asleep bar")])} ${Ve(a,r,t)}
    ${v(n.gaps,e).map(d=>s(d,"gap"))}
  `}function Ve(n,{bed:r},e){let t=q(n);if(!t||t.width_px<Ue)return u;let i=t.x_px+t.width_px/2;return p`<text class="band-name" x=${i} y=${r.top_px+r.height_px/2}>${e("lane.asleep")}</text>`}function We({night:n,layout:r,scale:e},t){let{ticks:i,hasMinutes:o}=oe(Date.parse(n.start),e,t.timeZone,Ke);return i.map(({at_ms:a,x_px:s})=>p`
      <line class="tick" x1=${s} x2=${s} y1=${r.bed.top_px} y2=${r.axis_px+4}></line>
      <text class="clock" x=${s} y=${r.axis_px+17}>
        ${o?t.time(a):t.hour(a)}
      </text>
    `)}function je(n,{night:r,layout:e},t,i){let o=r.movements.filter(({kind:d})=>d===n.kind).length,a=n.top_px+n.height_px,s=N/2-3,l=s+N/2+3;return p`
    <path class="emblem ${n.kind}" d=${x(n.kind,s,n.label_y_px)}></path>
    <text class="lane-name" x=${l} y=${n.label_y_px}>
      ${t(`kinds.${n.kind}`)}<tspan class="count" dx="6">${i.number(o)}</tspan>
    </text>
    <line class="lane-line" x1=${e.left_px} x2=${e.right_px} y1=${a} y2=${a}></line>
  `}function Qe({night:n,layout:r,scale:e}){let t=r.lanes.find(({kind:i})=>i==="limb_movement");return t?ie(n,t,e).map(i=>p`
      <rect class="series ${i.isBreathing?"breathing":""}" x=${i.x_px} y=${i.y_px}
        width=${i.width_px} height=${i.height_px} rx="4"></rect>
    `):[]}function Ye(n){return p`<path class=${n.movement.kind} opacity=${n.opacity} d=${g(n.movement.kind,n)}></path>`}function qe(n,r){let e=n.movements.some(({series:t})=>t!==null);return!e&&n.gaps.length===0?u:m`
    <p class="legend">
      ${e?m`<span class="key series"></span>${r("legend.series")}`:u}
      ${n.gaps.length>0?m`<span class="key gap"></span>${r("legend.gap")}`:u}
    </p>
  `}customElements.get(se)||customElements.define(se,R);var le="sleep-twitch-night-view",P=class extends M{constructor(){super();this._handlePick=e=>{this._selected=e.detail};this._selected=-1,this._isTableOpen=!1}static{this.properties={...M.properties,_selected:{state:!0},_isTableOpen:{state:!0}}}static{this.styles=z}question(e){return H(e)}refreshMs(e){return L(e)}renderAnswer(e,t){return e.night?this._renderNight(e,e.night,t):B(e,this._renderHeader(e,t),this.words)}handleAnswer(e,t){t?.night?.start!==e.night?.start&&(this._selected=-1)}_renderNight(e,t,i){let o=this.words;return m`
      ${this._renderHeader(e,i)}
      ${D(e).map(a=>F(a,e,o,i))}
      ${C(t,o,i)}
      <sleep-twitch-timeline
        .night=${t}
        .words=${o}
        .format=${i}
        .selected=${this._selected}
        .hideEnvironment=${this.config?.hide_environment??!1}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${j(t,this._selected,o,i,a=>{this._selected=a})}
      ${K(t.summary,o,i)}
      ${Q(t,this._isTableOpen,o,i,a=>{this._isTableOpen=a})}
      <p class="scale">${k(t.presence_reason,o,i)}</p>
      <p class="scale">${o("scale")}</p>
    `}_renderHeader(e,t){let{night:i,sleeper:o}=e,a=X(e).map(s=>m`<span class="chip ${s}">${this.words(`chip.${s}`)}</span>`);return m`
      <header>
        <div>
          <h2>${this.config?.title??this.words("title.night",{name:o.name})}</h2>
          ${i?m`<p class="span">${this._span(i,t)}</p>`:u}
        </div>
        <div class="chips">${a}</div>
      </header>
    `}_span(e,t){let i=_(e,e.in_bed[0]?.[0]??0),o=_(e,e.in_bed.at(-1)?.[1]??e.duration_s),a={start:t.time(i),end:t.time(o)},s=this.words(e.provisional?"span.running":"span",a);return`${t.day(o)} · ${s}`}};customElements.get(le)||customElements.define(le,P);export{P as NightView};
