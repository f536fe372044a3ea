using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>
/// <c>&lt;field for="Name" label="…" prompt="…" counts="rule"&gt;control&lt;/field&gt;</c>: label, counter, prompt, control and error
/// in their order, tied together for screen readers by <see cref="FieldControlTagHelper"/>.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required string For { get; set; }

    public required LocalizedString Label { get; set; }

    public LocalizedString? Prompt { get; set; }

    /// <summary>The rule by which a counter counts and the browser judges; none, no counter.</summary>
    public TextRule? Counts { get; set; }

    /// <summary>The rule of a phone number, for the browser.</summary>
    public PhoneRule? Phone { get; set; }

    /// <summary>The rule of an email, for the browser.</summary>
    public EmailRule? Email { get; set; }

    /// <summary>Whether the server alone says what is wrong, as where the browser's words would differ.</summary>
    public bool ServerOnly { get; set; }

    /// <summary>What messages call the text that <see cref="Counts"/> is about, where that is not the field's name.</summary>
    public string? Noun { get; set; }

    /// <summary>Further ids that describe the control.</summary>
    public string? DescribedBy { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var error = ViewContext.ModelState[For]?.Errors.FirstOrDefault()?.ErrorMessage;
        var offer = error is null ? null : FindOffer();
        var describedBy = Words(
            Prompt is null ? null : $"{For}-prompt", DescribedBy, error is null ? null : $"{For}-error", offer is null ? null : $"{For}-offer");
        context.Items[typeof(FieldState)] = new FieldState(
            For, describedBy, error is not null, Rules, Counts is { Weighted: true }, Phone is not null || Email is not null);
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

        if (Rules is not null)
        {
            output.Content.AppendHtml(ErrorTemplate());
        }
    }

    private string? FindOffer()
    {
        var typed = ViewContext.ModelState[For]?.AttemptedValue;
        return (Phone?.Check(typed) ?? Email?.Check(typed))?.Suggestion;
    }

    // Words that can be copied; with scripts a button that fills them in.
    private TagBuilder Offer(string value)
    {
        var texts = ViewContext.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var offer = Element("p", "field-offer", $"{For}-offer", texts["Offer.Use", value]);
        offer.Attributes["data-offer"] = value;
        return offer;
    }

    private string? Rules => ServerOnly ? null : Counts is not null ? FieldRules.Of(Noun ?? For, Counts)
        : Phone is not null ? FieldRules.Of(Phone)
        : Email is not null ? FieldRules.Of(Email)
        : null;

    // From it the browser makes a message that looks as the server's.
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
