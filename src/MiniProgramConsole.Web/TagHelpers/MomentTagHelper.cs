using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary><c>&lt;moment at="…" /&gt;</c>: a moment in UTC, in the reader's way of writing it.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required DateTime At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(At.ToString(texts["Moment.Format"], CultureInfo.CurrentCulture));
    }
}
