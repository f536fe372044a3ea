using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>If there is a reason, the link can be focused but not used.</summary>
[HtmlTargetElement("permitted-link", Attributes = "href,reason-id")]
public sealed class PermittedLinkTagHelper : TagHelper
{
    public required string? Href { get; set; }

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
