import{d as x,e as g,f as B,g as T,h as z,j as U,l as k,m as D,n as Y}from"./chunk-RZA5IGHS.js";import{a as y,b as u,c as h,d as m,e as P,j as H,l as S,m as I,n as G}from"./chunk-S5LNUXZG.js";import"./chunk-EBWFINBL.js";function V(r,n,e){let t=R(n,e);return{first_day:t-r+1,last_day:t}}function j(r,n){return{type:"sleep_twitch/nights",...{start_date:X(r.first_day),end_date:X(r.last_day)},...n?{device_id:n}:{}}}function K(r){return r.nights.filter(({kind:n})=>n==="night")}function N(r){return Date.parse(`${r}T00:00:00Z`)/864e5}function X(r){return new Date(r*864e5).toISOString().slice(0,10)}function R(r,n){let e=new Intl.DateTimeFormat("sv-SE",{timeZone:n,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",hourCycle:"h23"}).format(r);return N(e.slice(0,10))+(Number(e.slice(11,13))<12?0:1)}var Se=["medication","supplement"],ke=7;function q(r,n){let e=[];for(let t of r){let o=Se.find(c=>c===t.kind);if(!o)continue;let s=R(Date.parse(t.at),n),{amount:a,note:i}=t,d=e.findLastIndex(c=>c.kind===o&&c.note===i),l=e[d],p=l?.amount===a&&s-l.last_day<=ke;!l||!p?e.push({kind:o,first_day:s,last_day:s,days:1,amount:a,note:i}):e[d]={...l,last_day:s,days:l.days+(s>l.last_day?1:0)}}return e}var b=7,Ne=21,Re=4;function Q(r,n){let e=[];return r.map(({date:t,summary:o})=>{let s=N(t),a=B(o,n),{coverage:i}=o,d=i!==null&&i>=.8,l=d&&a!==null;return l&&e.push({day:s,value:a}),{day:s,value:a,coverage:i,isSure:d,week:l?Me(e):null}})}function W(r){return r.filter(({isSure:n,value:e})=>n&&e!==null).length}function M(r){let n=[];for(let e of r){if(!e.week)continue;let t=n.at(-1),o=t?.at(-1);t&&o&&e.day-o.day<=Re?t.push(e):n.push([e])}return n}function O(r,n){let e=(r.length-1)*n,t=r[Math.floor(e)]??Number.NaN,o=r[Math.ceil(e)]??Number.NaN;return t+(o-t)*(e-Math.floor(e))}function Oe(r){let n=[...r].sort((e,t)=>e-t);return{lower:O(n,.25),median:O(n,.5),upper:O(n,.75)}}function Me(r){let n=r.slice(-b),[e]=n,t=r.at(-1);return n.length<b||!e||!t||t.day-e.day>Ne?null:Oe(n.map(({value:o})=>o))}var Ce=[1,2,2.5,5];function J(r,n,e,t,o=0){let s=Math.max(Ee((r>0?r:1)/t),o),a=Math.max(Math.ceil(r/s-1e-9),1),i=s*a;return{ticks:Array.from({length:a+1},(l,p)=>Number((p*s).toPrecision(12))),step:s,y:l=>e-(e-n)*Math.min(Math.max(l,0),i)/i}}function Ee(r){let n=10**Math.floor(Math.log10(r));return(Ce.find(t=>t*n>=r*(1-1e-9))??10)*n}var Ae=200,Z=10,Le=26,ee=20,Fe=10,Pe=4.5,He=1.8,Ie=28;function te(r,n,e){let{gutter_px:t}=e,o=Math.max(e.width_px-Fe,t),s=Z+e.rows*ee,a=s+Ae,i=n.last_day-n.first_day+1,d=(o-t)/i,l=e.fixed_end??Math.max(0,...r.flatMap(({value:p,week:c})=>[p??0,c?.upper??0]));return{left_px:t,right_px:o,top_px:s,bottom_px:a,height_px:a+Le,radius_px:Math.min(Math.max(d*.45,He),Pe),values:J(l,s,a,4,e.least_step),x:p=>t+d*(p-n.first_day+.5)}}function re(r,n){return r.flatMap(({day:e,value:t,isSure:o},s)=>t===null?[]:[{index:s,x_px:n.x(e),y_px:n.values.y(t),isHollow:!o}])}function ne(r,n){return le(r.map(({day:e,week:t})=>[n.x(e),n.values.y(t?.median??0)]))}function oe(r,n){let e=r.map(({day:o,week:s})=>[n.x(o),n.values.y(s?.upper??0)]),t=r.map(({day:o,week:s})=>[n.x(o),n.values.y(s?.lower??0)]);return`${le([...e,...t.reverse()])}z`}function se(r,n,e){let t=v(r,n);return ie(r,n).map(o=>({course:o,x_px:e.x(Math.max(o.first_day,n.first_day)),end_px:e.x(Math.min(o.last_day,n.last_day)),y_px:Z+(t.indexOf(o.kind)+.5)*ee-4}))}function v(r,n){return[...new Set(ie(r,n).map(({kind:e})=>e))].sort()}function w(r,n,e){return r==="medication"?`M${_(n)} ${_(e-6)}l6 6l-6 6l-6 -6z`:`M${_(n)} ${_(e-5.5)}l6 11h-12z`}function ae(r,n,e){let t=s=>Math.hypot(s.x_px-n,(s.y_px-e)/3),o=r.reduce((s,a)=>s&&t(s)<=t(a)?s:a,null);return o&&Math.abs(o.x_px-n)<=Ie?o:null}function ie(r,n){return r.filter(({first_day:e,last_day:t})=>t>=n.first_day&&e<=n.last_day)}function le(r){return`M${r.map(([n,e])=>`${_(n)} ${_(e)}`).join("L")}`}function _(r){return Math.round(r*10)/10}var Ge=y`
  :host { display: block; }
  .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; }
  .chart:focus-visible { outline: 2px solid var(--primary-color); }
  svg { display: block; font-family: inherit; overflow: visible; }
  text { dominant-baseline: central; fill: var(--secondary-text-color); font-size: 12px; font-variant-numeric: tabular-nums; }
  .value { text-anchor: end; }
  .day { text-anchor: middle; }
  .grid, .tick { shape-rendering: crispEdges; stroke: var(--divider-color); }
  .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
  @media (forced-colors: active) {
    .chart { forced-color-adjust: none; }
  }
`,C=y`
  .sign { stroke-linejoin: round; stroke-width: 2px; }
  .sign.medication { fill: var(--kind-hypnic-jerk); stroke: var(--kind-hypnic-jerk); }
  .sign.supplement { fill: var(--kind-small-twitch); stroke: var(--kind-small-twitch); }
  .sign.none { fill: var(--card-background-color); }
`,E=y`
  .dot { fill: var(--kind-limb-movement); opacity: 0.55; stroke: var(--kind-limb-movement); stroke-width: 1.5px; }
  .dot.hollow { fill: var(--card-background-color); opacity: 1; }
  .dot.selected { opacity: 1; stroke: var(--primary-text-color); stroke-width: 2px; }
  .band { fill: var(--kind-limb-movement); opacity: 0.16; }
  .median {
    fill: none; pointer-events: none; stroke: color-mix(in oklab, var(--kind-limb-movement) 55%, var(--primary-text-color));
    stroke-linejoin: round; stroke-width: 2.5px;
  }
`,de=[I,Ge,C,E,y`
    :host { margin-block-start: 16px; min-block-size: 236px; }
    .since { shape-rendering: crispEdges; stroke: var(--secondary-text-color); stroke-dasharray: 4 4; }
    .course { stroke: var(--secondary-text-color); stroke-linecap: round; stroke-width: 3px; }
  `];var Be=6,A="–",ue=[C,E,y`
    .legend, .courses {
      align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 4px 14px;
      list-style: none; margin: 8px 0 0; padding: 0;
    }
    .legend span, .courses li { align-items: center; display: inline-flex; gap: 6px; }
    .courses { align-items: flex-start; flex-direction: column; font-size: 13px; }
    .detail .name { margin-inline-start: 0; }
    tbody th { font-weight: 400; }
    .legend svg, .courses svg { block-size: 16px; flex: none; inline-size: 20px; }
  `];function ce(r,n,e,t){let o=fe(r,n,e,t).map(([s,a])=>`${s} ${a}`);return[t.dateLong(r.day),...o].join(", ")}function pe({nights:r,courses:n,range:e},t){let o=v(n,e);return u`
    <p class="legend">
      <span><svg viewBox="0 0 20 16" aria-hidden="true"><circle class="dot" cx="10" cy="8" r="4.5"></circle></svg>${t("trend.night")}</span>
      ${r.some(({isSure:s,value:a})=>!s&&a!==null)?u`<span><svg viewBox="0 0 20 16" aria-hidden="true"><circle class="dot hollow" cx="10" cy="8" r="4.5"></circle></svg>${t("trend.hollow")}</span>`:m}
      ${r.some(({week:s})=>s)?u`<span>
            <svg viewBox="0 0 20 16" aria-hidden="true"><rect class="band" width="20" height="14" y="1" rx="2"></rect><path class="median" d="M0 8h20"></path></svg>
            ${t("trend.band")}
          </span>`:m}
      ${o.map(s=>u`<span>${_e(s,!1)}${t(`diary.${s}`)}</span>`)}
    </p>
  `}function me(r,n,e,t,o){let s=r.nights[n];if(!s)return u`<p class="hint">${e("trend.hint")}</p>`;let a=fe(s,r.figure,e,t),i=()=>{o(-1)};return u`
    <section class="detail" aria-live="polite">
      <div class="heading">
        <div class="name"><h3>${t.dateLong(s.day)}</h3></div>
        <button type="button" aria-label=${e("detail.close")} @click=${i}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6l-12 12"></path></svg>
        </button>
      </div>
      <dl>${a.map(([d,l])=>u`<div><dt>${d}</dt><dd>${l}</dd></div>`)}</dl>
    </section>
  `}function ye({courses:r,range:n},e,t){let o=r.filter(({last_day:s})=>s>=n.first_day).slice(-Be).reverse();return o.length===0?m:u`
    <ul class="courses">
      ${o.map(s=>u`<li>${_e(s.kind,s.amount===0)}<span>${Ye(s,e,t)}</span></li>`)}
    </ul>
  `}function he(r,n,e,t,o){return u`
    <details class="table" .open=${n} @toggle=${a=>{o(a.currentTarget.open)}}>
      <summary>${e("table.show")}</summary>
      ${n?ze(r,e,t):m}
    </details>
  `}function ze(r,n,e){let t=x(r.figure,n),o=[n("trend.column"),t,n("trend.heard"),n("trend.week"),n("trend.quartiles")];return u`
    <div class="rows" tabindex="0" role="region" aria-label=${r.label}>
      <table>
        <caption>${r.label}</caption>
        <thead><tr>${o.map(s=>u`<th scope="col">${s}</th>`)}</tr></thead>
        <tbody>${[...r.nights].reverse().map(s=>Ue(s,r.figure,n,e))}</tbody>
      </table>
    </div>
  `}function Ue(r,n,e,t){let o=ge(n,e,t),{week:s}=r;return u`
    <tr>
      <th scope="row">${t.dateLong(r.day)}</th>
      <td>${o(r.value)}</td>
      <td>${xe(r,t)}</td>
      <td>${o(s?.median??null)}</td>
      <td>${s?`${o(s.lower)} – ${o(s.upper)}`:A}</td>
    </tr>
  `}function fe(r,n,e,t){let o=ge(n,e,t),s=r.value===null?e("figure.unknown"):o(r.value),a=[[x(n,e),s]];n!=="coverage"&&a.push([e("trend.heard"),xe(r,t)]);let{week:i}=r;return i?[...a,[e("trend.week"),o(i.median)],[e("trend.quartiles"),`${o(i.lower)} – ${o(i.upper)}`]]:a}function ge(r,n,e){return t=>t===null?A:T(t,g(r),n,e)}function xe({coverage:r},n){return r===null?A:n.percent(r)}function Ye(r,n,e){let t=e.date(r.first_day),o=r.last_day>r.first_day?n("span",{start:t,end:e.date(r.last_day)}):t,s=r.amount===0?n("diary.none"):r.amount&&n("diary.amount",{amount:r.amount});return[o,n(`diary.${r.kind}`),s,r.note].filter(Boolean).join(" · ")}function _e(r,n){return u`<svg viewBox="0 0 20 16" aria-hidden="true"><path class="sign ${r} ${n?"none":""}" d=${w(r,10,8)}></path></svg>`}var Xe=[1,2,7,14],Ve=[1,2,3,6],je=30,Ke=4;function be(r,n,e){let t=Array.from({length:r.last_day-r.first_day+1},(i,d)=>r.first_day+d),o=i=>n/t.length*i>=e,s=Xe.find(o);if(s)return{days:t.filter(i=>(i-Ke)%s===0),isMonthly:!1};let a=Ve.find(i=>o(i*je))??12;return{days:t.filter(i=>qe(i,a)),isMonthly:!0}}function qe(r,n){let e=new Date(r*864e5);return e.getUTCDate()===1&&e.getUTCMonth()%n===0}function ve(r,n,e){let t=r-1;if(t<0)return null;let o=s=>Math.min(Math.max(s,0),t);return e==="ArrowRight"||e==="ArrowUp"?o(n+1):e==="ArrowLeft"||e==="ArrowDown"?o(n<0?t:n-1):e==="PageDown"?o(n+10):e==="PageUp"?o(n-10):e==="Home"?0:e==="End"?t:e==="Escape"?-1:null}var $=class{constructor(n,e){this._host=n,this._observer=new ResizeObserver(([t])=>{t&&e(Math.floor(t.contentRect.width))})}hostConnected(){this._observer.observe(this._host)}hostDisconnected(){this._observer.disconnect()}};var Te="sleep-twitch-trend-chart",Qe=46,We=70,L=class extends P{constructor(){super();this._handleKey=e=>{let t=ve(this.drawn.nights.length,this.selected,e.key);t!==null&&(e.preventDefault(),this._pick(t))};this._width_px=0,this.selected=-1,this.addController(new $(this,e=>{this._width_px=e}))}static{this.properties={drawn:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},_width_px:{state:!0}}}static{this.styles=de}render(){if(this._width_px<=0)return m;let{drawn:e}=this,t=this._layOut(),o=re(e.nights,t),s=e.nights[this.selected];return u`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${e.label}
        aria-valuemin="0"
        aria-valuemax=${e.nights.length}
        aria-valuenow=${this.selected+1}
        aria-valuetext=${s?e.sentence(s):this.words("trend.hint")}
        @click=${a=>{this._handleClick(a,o)}}
        @keydown=${this._handleKey}
      >
        <svg width=${this._width_px} height=${t.height_px} aria-hidden="true">
          ${this._renderAxes(t)} ${M(e.nights).map(a=>h`<path class="band" d=${oe(a,t)}></path>`)}
          ${se(e.courses,e.range,t).map(a=>Je(a,t))} ${Ze(s,t)}
          ${o.map(a=>et(a,t,a.index===this.selected))}
          ${M(e.nights).map(a=>h`<path class="median" d=${ne(a,t)}></path>`)}
        </svg>
      </div>
    `}_layOut(){let{nights:e,range:t,figure:o,courses:s}=this.drawn,a=g(o),i=a==="index"||a==="percent";return te(e,t,{width_px:this._width_px,gutter_px:Qe,rows:v(s,t).length,fixed_end:i?1:null,least_step:a==="count"?1:0})}_renderAxes(e){let{range:t,figure:o}=this.drawn,{values:s,left_px:a,right_px:i,bottom_px:d}=e,l=g(o),p=be(t,i-a,We);return h`
      ${s.ticks.map(c=>{let f=s.y(c);return h`
          <line class="grid" x1=${a} x2=${i} y1=${f} y2=${f}></line>
          <text class="value" x=${a-8} y=${f}>${z(c,l,s.step,this.words,this.format)}</text>
        `})}
      ${p.days.map(c=>{let f=e.x(c);return h`
          <line class="tick" x1=${f} x2=${f} y1=${d} y2=${d+5}></line>
          <text class="day" x=${f} y=${d+17}>${p.isMonthly?this.format.month(c):this.format.date(c)}</text>
        `})}
    `}_handleClick(e,t){let o=e.currentTarget.getBoundingClientRect();this._pick(ae(t,e.clientX-o.left,e.clientY-o.top)?.index??-1)}_pick(e){this.dispatchEvent(new CustomEvent("night-pick",{detail:e}))}};function Je({course:r,x_px:n,end_px:e,y_px:t},{bottom_px:o}){let s=r.amount===0?"none":"";return h`
    <line class="since" x1=${n} x2=${n} y1=${t} y2=${o}></line>
    <line class="course" x1=${n} x2=${e} y1=${t} y2=${t}></line>
    <path class="sign ${r.kind} ${s}" d=${w(r.kind,n,t)}></path>
  `}function Ze(r,n){if(!r)return m;let e=n.x(r.day);return h`<line class="cursor" x1=${e} x2=${e} y1=${n.top_px} y2=${n.bottom_px}></line>`}function et({x_px:r,y_px:n,isHollow:e},{radius_px:t},o){return h`<circle class=${`dot ${e?"hollow":""} ${o?"selected":""}`} cx=${r} cy=${n} r=${o?t+2:t}></circle>`}customElements.get(Te)||customElements.define(Te,L);var we="sleep-twitch-trend-view",F=class extends S{constructor(){super();this.isOfMany=!0;this._handlePick=e=>{this._selected=e.detail};this._selected=-1,this._isTableOpen=!1}static{this.properties={...S.properties,_selected:{state:!0},_isTableOpen:{state:!0}}}static{this.styles=[G,ue,y`.headline { grid-template-columns: minmax(0, 1fr); margin-block: 16px 0; } .headline .value { font-size: 34px; }`]}question(e,t){return j($e(e,t),e.device_id)}refreshMs({status:e}){return e==="ready"?3e5:3e4}handleAnswer(e,t){JSON.stringify(t?.nights.map(({id:o})=>o))!==JSON.stringify(e.nights.map(({id:o})=>o))&&(this._selected=-1)}renderAnswer(e,t){let{config:o,hass:s}=this;if(!o||!s)return u``;let a=K(e),i=this._renderHeader(e,a,o);if(a.length===0)return H(e,i,this.words,!0);let d=s.config.time_zone,l=this._drawn(e,a,$e(o,s),d,t);return this._renderTrend(i,e,l,t)}_drawn(e,t,o,s,a){let i=k(this.config??{type:""}),d=Q(t,i);return{nights:d,courses:q(e.marks,s),range:o,figure:i,label:this.words("trend.label",{figure:x(i,this.words),count:d.length}),sentence:l=>ce(l,i,this.words,a)}}_renderTrend(e,t,o,s){let a=this.words;return u`
      ${e}
      ${t.node.connected?m:u`<p class="notice offline" role="note">${a("notice.offline")}</p>`}
      ${this._renderHeadline(o,s)}
      <sleep-twitch-trend-chart
        .drawn=${o}
        .words=${a}
        .format=${s}
        .selected=${this._selected}
        @night-pick=${this._handlePick}
      ></sleep-twitch-trend-chart>
      ${pe(o,a)}
      ${me(o,this._selected,a,s,i=>{this._selected=i})}
      ${ye(o,a,s)}
      ${he(o,this._isTableOpen,a,s,i=>{this._isTableOpen=i})}
      <p class="scale">${a("scale")}</p>
    `}_renderHeader(e,t,o){let s=k(o),a=Y(s)?[...new Set(t.map(({summary:l})=>l.rules))]:[],i=[e.sleeper.name,this.words(`period.${D(o)}`),...a.map(l=>this.words(`rules.${l}`))],d=t.some(({simulated:l})=>l);return u`
      <header>
        <div>
          <h2>${o.title??x(s,this.words)}</h2>
          <p class="span">${i.join(" · ")}</p>
        </div>
        <div class="chips">${d?u`<span class="chip simulated">${this.words("chip.simulated")}</span>`:m}</div>
      </header>
      ${a.length>1?u`<p class="notice rules" role="note">${this.words("trend.rules")}</p>`:m}
    `}_renderHeadline({nights:e,figure:t},o){let s=this.words,a=e.findLast(nt);if(!a?.week)return u`<p class="notice few" role="note">${this._fewText(e)}</p>`;let{lower:i,median:d,upper:l}=a.week,p=c=>T(c,g(t),s,o);return u`
      <section class="headline">
        <div class="main">
          <h3>${s("trend.median",{day:o.date(a.day)})}</h3>
          <p class="value">${p(d)}</p>
          <p class="note">${s("trend.middle",{lower:p(i),upper:p(l)})}</p>
        </div>
      </section>
    `}_fewText(e){let t=W(e),o={counted:t,wanted:b};return this.words(t<b?"trend.few":"trend.apart",o)}};function $e(r,n){return V(U[D(r)],Date.now(),n.config.time_zone)}function nt({isSure:r,value:n}){return r&&n!==null}customElements.get(we)||customElements.define(we,F);export{F as TrendView};
