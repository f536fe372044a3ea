using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>A mini program's ID with a button that copies it. Not a partial, because lists have one in each row.</summary>
[HtmlTargetElement("copy-id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CopyIdTagHelper(IStringLocalizer<Texts> texts, Icons icons) : TagHelper
{
    public required string Value { get; set; }

    /// <summary>The mini program's name.</summary>
    public required string Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "program-id");
        var button = new TagBuilder("button");
        button.Attributes["class"] = "icon-btn copy";
        button.Attributes["type"] = "button";
        button.Attributes["data-copy"] = Value;
        button.Attributes["data-copied-text"] = texts["Copied"];
        button.Attributes["aria-label"] = texts["MiniPrograms.CopyId", Of];
        button.InnerHtml.AppendHtml(icons["copy", "icon copy-icon"]).AppendHtml(icons["check-lg", "icon copy-done"]);
        output.Content.Append(Value).Append(" ").AppendHtml(button);
    }
}
