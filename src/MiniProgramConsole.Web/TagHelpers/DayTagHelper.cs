using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary><c>&lt;day at="…" /&gt;</c>: the day of a moment, UTC, in the reader's way of writing it. It has no time of day to move into another zone.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required DateTime At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "day");
        output.Content.SetContent(At.ToString(texts["Day.Format"], CultureInfo.CurrentCulture));
    }
}
