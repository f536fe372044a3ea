using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary><c>&lt;permitted-link href="…" reason="…" reason-id="…"&gt;</c>: a link, or where there is a reason against it, one that can be reached but not used, with the reason.</summary>
[HtmlTargetElement("permitted-link", Attributes = "href,reason-id")]
public sealed class PermittedLinkTagHelper : TagHelper
{
    public required string? Href { get; set; }

    /// <summary>Why the link can't be used; null or empty where it can.</summary>
    public string? Reason { get; set; }

    public required string ReasonId { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        if (string.IsNullOrEmpty(Reason))
        {
            output.Attributes.SetAttribute("href", Href);
            return;
        }

        output.Attributes.SetAttribute("role", "link");
        output.Attributes.SetAttribute("aria-disabled", "true");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-describedby", ReasonId);
        var reason = new TagBuilder("p");
        reason.AddCssClass("reason");
        reason.Attributes["id"] = ReasonId;
        reason.InnerHtml.Append(Reason);
        output.PostElement.AppendHtml(reason);
    }
}
