using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required string For { get; set; }

    public required LocalizedString Label { get; set; }

    public LocalizedString? Prompt { get; set; }

    public TextRule? Counts { get; set; }

    public PhoneRule? Phone { get; set; }

    public EmailRule? Email { get; set; }

    /// <summary>For fields where the browser's messages would differ.</summary>
    public bool ServerOnly { get; set; }

    /// <summary>What messages call the text, if not by the field's name.</summary>
    public string? Noun { get; set; }

    public string? DescribedBy { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rules = Rules();
        var error = ViewContext.ModelState[For]?.Errors.FirstOrDefault()?.ErrorMessage;
        var offer = error is null ? null : FindOffer();
        var describedBy = Words(
            Prompt is null ? null : $"{For}-prompt", DescribedBy, error is null ? null : $"{For}-error",
            offer is null ? null : $"{For}-offer");
        context.Items[typeof(FieldState)] = new FieldState(
            For, describedBy, error is not null, rules, Counts is { Weighted: true }, Phone is not null || Email is not null);
        var control = await output.GetChildContentAsync();

        output.TagName = "div";
        var classes = output.Attributes["class"]?.Value.ToString();
        output.Attributes.SetAttribute("class", Words("field", error is null ? null : "has-error", classes));
        output.Content.AppendHtml(Head());
        if (Prompt is not null)
        {
            output.Content.AppendHtml(Element("p", "field-prompt", $"{For}-prompt", Prompt));
        }

        output.Content.AppendHtml(control);
        if (error is not null)
        {
            output.Content.AppendHtml(FieldErrorTagHelper.Render(ViewContext, For, error));
        }

        if (offer is not null)
        {
            output.Content.AppendHtml(Offer(offer));
        }

        if (rules is not null)
        {
            output.Content.AppendHtml(ErrorTemplate());
        }
    }

    private string? FindOffer()
    {
        var typed = ViewContext.ModelState[For]?.AttemptedValue;
        return (Phone?.Check(typed) ?? Email?.Check(typed))?.Suggestion;
    }

    // Text to copy; with scripts, a button that fills it in.
    private TagBuilder Offer(string value)
    {
        var texts = ViewContext.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var offer = Element("p", "field-offer", $"{For}-offer", texts["Offer.Use", value]);
        offer.Attributes["data-offer"] = value;
        return offer;
    }

    private string? Rules() => ServerOnly ? null : Counts is not null ? FieldRules.Of(Noun ?? For, Counts)
        : Phone is not null ? FieldRules.Of(Phone)
        : Email is not null ? FieldRules.Of(Email)
        : null;

    private TagBuilder ErrorTemplate()
    {
        var template = new TagBuilder("template");
        template.Attributes["data-field-error"] = "";
        template.InnerHtml.AppendHtml(FieldErrorTagHelper.Render(ViewContext, For, ""));
        return template;
    }

    private static string Words(params IEnumerable<string?> words) => string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)));

    private TagBuilder Head()
    {
        var label = Element("label", "field-label", null, Label);
        label.Attributes["for"] = For;
        if (Counts is null)
        {
            return label;
        }

        var head = new TagBuilder("div");
        head.AddCssClass("field-head");
        head.InnerHtml.AppendHtml(label);
        var counter = Element("span", "counter", $"{For}-counter", "");
        counter.Attributes["aria-hidden"] = "true";
        head.InnerHtml.AppendHtml(counter);
        return head;
    }

    private static TagBuilder Element(string name, string cssClass, string? id, string text)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(cssClass);
        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        element.InnerHtml.Append(text);
        return element;
    }
}
