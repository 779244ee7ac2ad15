customElements.whenDefined("home-assistant").then(()=>import("./cards.js"));
