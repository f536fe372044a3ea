using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>A form with one button. If there is a reason, the button can be focused but not used.</summary>
[HtmlTargetElement("permitted-form", Attributes = "action,label,reason-id")]
public sealed class PermittedFormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    public required string? Action { get; set; }

    public required string Label { get; set; }

    /// <summary>For people who don't see where the button is; null if the label is enough.</summary>
    public string? About { get; set; }

    public string ButtonClass { get; set; } = "btn btn-secondary";

    public string? Reason { get; set; }

    public required string ReasonId { get; set; }

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
