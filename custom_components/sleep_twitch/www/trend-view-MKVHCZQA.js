import{b as M,d as b,e as v,f as A}from"./chunk-PECS7FF6.js";import{a as S,b as G,c as X,d as R,f as z,g as U,h as Y,j as K,k as V,l as j}from"./chunk-OQTX35FP.js";import{e as g,f,h as T,i as k}from"./chunk-FGQ77JXG.js";import{a as $,b as d,c as h,d as m,e as E,f as F,g as L,h as P,j as H,m as B,o as D,q as I}from"./chunk-B4IBNUIO.js";import"./chunk-Y5DAPLIR.js";import"./chunk-27W54I44.js";import"./chunk-SBHMRHRZ.js";var Te=["medication","supplement"],$e=7;function q(n,r){let e=[];for(let t of n){let s=Te.find(u=>u===t.kind);if(!s)continue;let a=H(Date.parse(t.at),r),{amount:o,note:i}=t,c=e.findLastIndex(u=>u.kind===s&&u.note===i),l=e[c],p=l?.amount===o&&a-l.last_day<=$e;!l||!p?e.push({kind:s,first_day:a,last_day:a,days:1,amount:o,note:i}):e[c]={...l,last_day:a,days:l.days+(a>l.last_day?1:0)}}return e}var we=200,Q=10,be=26,J=20,ve=10,De=4.5,Se=1.8,Re=28;function W(n,r,e){let{gutter_px:t}=e,s=Math.max(e.width_px-ve,t),a=Q+e.rows*J,o=a+we,i=r.last_day-r.first_day+1,c=(s-t)/i,l=e.fixed_end??Math.max(0,...n.flatMap(({value:p,week:u})=>[p??0,u?.upper??0]));return{left_px:t,right_px:s,top_px:a,bottom_px:o,height_px:o+be,radius_px:Math.min(Math.max(c*.45,Se),De),values:z(l,a,o,4,e.least_step),x:p=>t+c*(p-r.first_day+.5)}}function Z(n,r){return n.flatMap(({day:e,value:t,isSure:s},a)=>t===null?[]:[{index:a,x_px:r.x(e),y_px:r.values.y(t),isHollow:!s}])}function ee(n,r){return ae(n.map(({day:e,week:t})=>[r.x(e),r.values.y(t?.median??0)]))}function te(n,r){let e=n.map(({day:s,week:a})=>[r.x(s),r.values.y(a?.upper??0)]),t=n.map(({day:s,week:a})=>[r.x(s),r.values.y(a?.lower??0)]);return`${ae([...e,...t.reverse()])}z`}function ne(n,r,e){let t=_(n,r);return se(n,r).map(s=>({course:s,x_px:e.x(Math.max(s.first_day,r.first_day)),end_px:e.x(Math.min(s.last_day,r.last_day)),y_px:Q+(t.indexOf(s.kind)+.5)*J-4}))}function _(n,r){return[...new Set(se(n,r).map(({kind:e})=>e))].sort()}function w(n,r,e){return n==="medication"?`M${x(r)} ${x(e-6)}l6 6l-6 6l-6 -6z`:`M${x(r)} ${x(e-5.5)}l6 11h-12z`}function re(n,r,e){let t=a=>Math.hypot(a.x_px-r,(a.y_px-e)/3),s=n.reduce((a,o)=>a&&t(a)<=t(o)?a:o,null);return s&&Math.abs(s.x_px-r)<=Re?s:null}function se(n,r){return n.filter(({first_day:e,last_day:t})=>t>=r.first_day&&e<=r.last_day)}function ae(n){return`M${n.map(([r,e])=>`${x(r)} ${x(e)}`).join("L")}`}function x(n){return Math.round(n*10)/10}var Ce=6,C="–",oe=[K,V,$`
    .legend, .courses {
      align-items: center; color: var(--secondary-text-color); display: flex; flex-wrap: wrap; font-size: 12px; gap: 4px 14px;
      list-style: none; margin: 8px 0 0; padding: 0;
    }
    .legend span, .courses li { align-items: center; display: inline-flex; gap: 6px; }
    .courses { align-items: flex-start; flex-direction: column; font-size: 13px; }
    .detail .name { margin-inline-start: 0; }
    tbody th { font-weight: 400; }
    .legend svg, .courses svg { block-size: 16px; flex: none; inline-size: 20px; }
  `];function ie(n,r,e,t){let s=pe(n,r,e,t).map(([a,o])=>`${a} ${o}`);return[t.dateLong(n.day),...s].join(", ")}function de({nights:n,courses:r,range:e},t){let s=_(r,e);return d`
    <p class="legend">
      <span><svg viewBox="0 0 20 16" aria-hidden="true"><circle class="dot" cx="10" cy="8" r="4.5"></circle></svg>${t("trend.night")}</span>
      ${n.some(({isSure:a,value:o})=>!a&&o!==null)?d`<span><svg viewBox="0 0 20 16" aria-hidden="true"><circle class="dot hollow" cx="10" cy="8" r="4.5"></circle></svg>${t("trend.hollow")}</span>`:m}
      ${n.some(({week:a})=>a)?d`<span>
            <svg viewBox="0 0 20 16" aria-hidden="true"><rect class="band" width="20" height="14" y="1" rx="2"></rect><path class="median" d="M0 8h20"></path></svg>
            ${t("trend.band")}
          </span>`:m}
      ${s.map(a=>d`<span>${ye(a,!1)}${t(`diary.${a}`)}</span>`)}
    </p>
  `}function le(n,r,e,t,s){let a=n.nights[r];if(!a)return d`<p class="hint">${e("trend.hint")}</p>`;let o=pe(a,n.figure,e,t),i=()=>{s(-1)};return d`
    <section class="detail" aria-live="polite">
      <div class="heading">
        <div class="name"><h3>${t.dateLong(a.day)}</h3></div>
        <button type="button" aria-label=${e("detail.close")} @click=${i}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6l-12 12"></path></svg>
        </button>
      </div>
      <dl>${o.map(([c,l])=>d`<div><dt>${c}</dt><dd>${l}</dd></div>`)}</dl>
    </section>
  `}function ce({courses:n,range:r},e,t){let s=n.filter(({last_day:a})=>a>=r.first_day).slice(-Ce).reverse();return s.length===0?m:d`
    <ul class="courses">
      ${s.map(a=>d`<li>${ye(a.kind,a.amount===0)}<span>${ke(a,e,t)}</span></li>`)}
    </ul>
  `}function ue(n,r,e,t,s){return d`
    <details class="table" .open=${r} @toggle=${o=>{s(o.currentTarget.open)}}>
      <summary>${e("table.show")}</summary>
      ${r?Ne(n,e,t):m}
    </details>
  `}function Ne(n,r,e){let t=g(n.figure,r),s=[r("trend.column"),t,r("trend.heard"),r("trend.week"),r("trend.quartiles")];return d`
    <div class="rows" tabindex="0" role="region" aria-label=${n.label}>
      <table>
        <caption>${n.label}</caption>
        <thead><tr>${s.map(a=>d`<th scope="col">${a}</th>`)}</tr></thead>
        <tbody>${[...n.nights].reverse().map(a=>Oe(a,n.figure,r,e))}</tbody>
      </table>
    </div>
  `}function Oe(n,r,e,t){let s=me(r,e,t),{week:a}=n;return d`
    <tr>
      <th scope="row">${t.dateLong(n.day)}</th>
      <td>${s(n.value)}</td>
      <td>${he(n,t)}</td>
      <td>${s(a?.median??null)}</td>
      <td>${a?`${s(a.lower)} – ${s(a.upper)}`:C}</td>
    </tr>
  `}function pe(n,r,e,t){let s=me(r,e,t),a=n.value===null?e("figure.unknown"):s(n.value),o=[[g(r,e),a]];r!=="coverage"&&o.push([e("trend.heard"),he(n,t)]);let{week:i}=n;return i?[...o,[e("trend.week"),s(i.median)],[e("trend.quartiles"),`${s(i.lower)} – ${s(i.upper)}`]]:o}function me(n,r,e){return t=>t===null?C:T(t,f(n),r,e)}function he({coverage:n},r){return n===null?C:r.percent(n)}function ke(n,r,e){let t=e.date(n.first_day);return[n.last_day>n.first_day?r("span",{start:t,end:e.date(n.last_day)}):t,r(`diary.${n.kind}`),Me(n,r,e),n.note].filter(Boolean).join(" · ")}function Me({amount:n},r,e){if(n===null)return"";if(n===0)return r("diary.none");let[,t=""]=String(n).split(".");return r("diary.amount",{amount:e.number(n,t.length)})}function ye(n,r){return d`<svg viewBox="0 0 20 16" aria-hidden="true"><path class="sign ${n} ${r?"none":""}" d=${w(n,10,8)}></path></svg>`}var Ae=[1,2,7,14],Ee=[1,2,3,6],Fe=30,Le=4;function fe(n,r,e){let t=Array.from({length:n.last_day-n.first_day+1},(i,c)=>n.first_day+c),s=i=>r/t.length*i>=e,a=Ae.find(s);if(a)return{days:t.filter(i=>(i-Le)%a===0),isMonthly:!1};let o=Ee.find(i=>s(i*Fe))??12;return{days:t.filter(i=>Pe(i,o)),isMonthly:!0}}function Pe(n,r){let e=new Date(n*864e5);return e.getUTCDate()===1&&e.getUTCMonth()%r===0}var ge="sleep-twitch-trend-chart",He=46,Be=70,N=class extends E{constructor(){super();this._handleKey=e=>{let t=U(this.drawn.nights.length,this.selected,e.key);t!==null&&(e.preventDefault(),this._pick(t))};this._width_px=0,this.selected=-1,this.addController(new Y(this,e=>{this._width_px=e}))}static{this.properties={drawn:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},_width_px:{state:!0}}}static{this.styles=j}render(){if(this._width_px<=0)return m;let{drawn:e}=this,t=this._layOut(),s=Z(e.nights,t),a=e.nights[this.selected];return d`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${e.label}
        aria-valuemin="0"
        aria-valuemax=${e.nights.length}
        aria-valuenow=${this.selected+1}
        aria-valuetext=${a?e.sentence(a):this.words("trend.hint")}
        @click=${o=>{this._handleClick(o,s)}}
        @keydown=${this._handleKey}
      >
        <svg width=${this._width_px} height=${t.height_px} aria-hidden="true">
          ${this._renderAxes(t)} ${R(e.nights).map(o=>h`<path class="band" d=${te(o,t)}></path>`)}
          ${ne(e.courses,e.range,t).map(o=>Ie(o,t))} ${Ge(a,t)}
          ${s.map(o=>Xe(o,t,o.index===this.selected))}
          ${R(e.nights).map(o=>h`<path class="median" d=${ee(o,t)}></path>`)}
        </svg>
      </div>
    `}_layOut(){let{nights:e,range:t,figure:s,courses:a}=this.drawn,o=f(s),i=o==="index"||o==="percent";return W(e,t,{width_px:this._width_px,gutter_px:He,rows:_(a,t).length,fixed_end:i?1:null,least_step:o==="count"?1:0})}_renderAxes(e){let{range:t,figure:s}=this.drawn,{values:a,left_px:o,right_px:i,bottom_px:c}=e,l=f(s),p=fe(t,i-o,Be);return h`
      ${a.ticks.map(u=>{let y=a.y(u);return h`
          <line class="grid" x1=${o} x2=${i} y1=${y} y2=${y}></line>
          <text class="value" x=${o-8} y=${y}>${k(u,l,a.step,this.words,this.format)}</text>
        `})}
      ${p.days.map(u=>{let y=e.x(u);return h`
          <line class="tick" x1=${y} x2=${y} y1=${c} y2=${c+5}></line>
          <text class="day" x=${y} y=${c+17}>${p.isMonthly?this.format.month(u):this.format.date(u)}</text>
        `})}
    `}_handleClick(e,t){let s=e.currentTarget.getBoundingClientRect();this._pick(re(t,e.clientX-s.left,e.clientY-s.top)?.index??-1)}_pick(e){this.dispatchEvent(new CustomEvent("night-pick",{detail:e}))}};function Ie({course:n,x_px:r,end_px:e,y_px:t},{bottom_px:s}){let a=n.amount===0?"none":"";return h`
    <line class="since" x1=${r} x2=${r} y1=${t} y2=${s}></line>
    <line class="course" x1=${r} x2=${e} y1=${t} y2=${t}></line>
    <path class="sign ${n.kind} ${a}" d=${w(n.kind,r,t)}></path>
  `}function Ge(n,r){if(!n)return m;let e=r.x(n.day);return h`<line class="cursor" x1=${e} x2=${e} y1=${r.top_px} y2=${r.bottom_px}></line>`}function Xe({x_px:n,y_px:r,isHollow:e},{radius_px:t},s){return h`<circle class=${`dot ${e?"hollow":""} ${s?"selected":""}`} cx=${n} cy=${r} r=${s?t+2:t}></circle>`}customElements.get(ge)||customElements.define(ge,N);var xe="sleep-twitch-trend-view",O=class extends D{constructor(){super();this.isOfMany=!0;this._handlePick=e=>{this._selected=e.detail};this._selected=-1,this._isTableOpen=!1}static{this.properties={...D.properties,_selected:{state:!0},_isTableOpen:{state:!0}}}static{this.styles=[I,oe,$`.headline { grid-template-columns: minmax(0, 1fr); margin-block: 16px 0; } .headline .value { font-size: 34px; }`]}question(e,t){return L(_e(e,t),e.device_id)}refreshMs({status:e}){return e==="ready"?3e5:3e4}handleAnswer(e,t){JSON.stringify(t?.nights.map(({id:s})=>s))!==JSON.stringify(e.nights.map(({id:s})=>s))&&(this._selected=-1)}renderAnswer(e,t){let{config:s,hass:a}=this;if(!s||!a)return d``;let o=P(e),i=this._renderHeader(e,o,s);if(o.length===0)return B(e,i,this.words,!0);let c=a.config.time_zone,l=this._drawn(e,o,_e(s,a),c,t);return this._renderTrend(i,e,l,t)}_drawn(e,t,s,a,o){let i=b(this.config??{type:""}),c=G(t,i);return{nights:c,courses:q(e.marks,a),range:s,figure:i,label:this.words("trend.label",{figure:g(i,this.words),count:c.length}),sentence:l=>ie(l,i,this.words,o)}}_renderTrend(e,t,s,a){let o=this.words;return d`
      ${e}
      ${t.node.connected?m:d`<p class="notice offline" role="note">${o("notice.offline")}</p>`}
      ${this._renderHeadline(s,a)}
      <sleep-twitch-trend-chart
        .drawn=${s}
        .words=${o}
        .format=${a}
        .selected=${this._selected}
        @night-pick=${this._handlePick}
      ></sleep-twitch-trend-chart>
      ${de(s,o)}
      ${le(s,this._selected,o,a,i=>{this._selected=i})}
      ${ce(s,o,a)}
      ${ue(s,this._isTableOpen,o,a,i=>{this._isTableOpen=i})}
      <p class="scale">${o("scale")}</p>
    `}_renderHeader(e,t,s){let a=b(s),o=A(a)?[...new Set(t.map(({summary:l})=>l.rules))]:[],i=[e.sleeper.name,this.words(`period.${v(s)}`),...o.map(l=>this.words(`rules.${l}`))],c=t.some(({simulated:l})=>l);return d`
      <header>
        <div>
          <h2>${s.title??g(a,this.words)}</h2>
          <p class="span">${i.join(" · ")}</p>
        </div>
        <div class="chips">${c?d`<span class="chip simulated">${this.words("chip.simulated")}</span>`:m}</div>
      </header>
      ${o.length>1?d`<p class="notice rules" role="note">${this.words("trend.rules")}</p>`:m}
    `}_renderHeadline({nights:e,figure:t},s){let a=this.words,o=e.findLast(Ye);if(!o?.week)return d`<p class="notice few" role="note">${this._fewText(e)}</p>`;let{lower:i,median:c,upper:l}=o.week,p=u=>T(u,f(t),a,s);return d`
      <section class="headline">
        <div class="main">
          <h3>${a("trend.median",{day:s.date(o.day)})}</h3>
          <p class="value">${p(c)}</p>
          <p class="note">${a("trend.middle",{lower:p(i),upper:p(l)})}</p>
        </div>
      </section>
    `}_fewText(e){let t=X(e),s={counted:t,wanted:S};return this.words(t<S?"trend.few":"trend.apart",s)}};function _e(n,r){return F(M[v(n)],Date.now(),r.config.time_zone)}function Ye({isSure:n,value:r}){return n&&r!==null}customElements.get(xe)||customElements.define(xe,O);export{O as TrendView};
