export default {
  extends: "stylelint-config-recommended-scss",
  rules: {
    "color-named": "never",
    "selector-max-id": 0,
  },
};
