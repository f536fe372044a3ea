using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>
/// <c>&lt;permitted-form action="…" label="…" reason="…" reason-id="…"&gt;</c>: a form of one button with a token of its own around its
/// fields, or where there is a reason against it, the button alone, which can be reached but not used.
/// </summary>
[HtmlTargetElement("permitted-form", Attributes = "action,label,reason-id")]
public sealed class PermittedFormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    public required string? Action { get; set; }

    public required string Label { get; set; }

    /// <summary>What the button is about, for those who don't see its place; null where the label says it.</summary>
    public string? About { get; set; }

    public string ButtonClass { get; set; } = "btn btn-secondary";

    /// <summary>Why the form can't be used; null or empty where it can.</summary>
    public string? Reason { get; set; }

    public required string ReasonId { get; set; }

    /// <summary>Whether the reason is shown here; else it stands elsewhere on the page, once for several.</summary>
    public bool ShowsReason { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        var fields = await output.GetChildContentAsync();
        if (string.IsNullOrEmpty(Reason))
        {
            WriteForm(output, fields);
        }
        else
        {
            WriteReason(output);
        }
    }

    private void WriteForm(TagHelperOutput output, TagHelperContent fields)
    {
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Action);
        output.Attributes.SetAttribute("novalidate", "novalidate");
        output.Content.SetHtmlContent(Hidden("token", $"{Guid.NewGuid()}"));
        output.Content.AppendHtml(antiforgery.GetHtml(ViewContext.HttpContext));
        output.Content.AppendHtml(fields);
        var button = Button("button");
        button.Attributes["type"] = "submit";
        output.Content.AppendHtml(button);
    }

    private void WriteReason(TagHelperOutput output)
    {
        output.TagName = "div";
        var button = Button("span");
        button.Attributes["role"] = "button";
        button.Attributes["aria-disabled"] = "true";
        button.Attributes["tabindex"] = "0";
        button.Attributes["aria-describedby"] = ReasonId;
        output.Content.SetHtmlContent(button);
        if (ShowsReason)
        {
            var reason = new TagBuilder("p");
            reason.AddCssClass("reason");
            reason.Attributes["id"] = ReasonId;
            reason.InnerHtml.Append(Reason!);
            output.Content.AppendHtml(reason);
        }
    }

    private TagBuilder Button(string name)
    {
        var button = new TagBuilder(name);
        button.AddCssClass(ButtonClass);
        button.InnerHtml.Append(Label);
        if (About is not null)
        {
            var about = new TagBuilder("span");
            about.AddCssClass("visually-hidden");
            about.InnerHtml.Append($" {About}");
            button.InnerHtml.AppendHtml(about);
        }

        return button;
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }
}
