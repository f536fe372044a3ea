using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary><c>moment</c> is in UTC; <c>day</c> is the date in the reader's time zone.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement(Day, TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper(IStringLocalizer<Texts> texts, ViewerZone viewer) : TagHelper
{
    private const string Day = "day";

    public required DateTime At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isDay = context.TagName == Day;
        output.TagName = isDay ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (isDay)
        {
            output.Attributes.SetAttribute("class", Day);
        }
        else
        {
            output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        output.Content.SetContent(isDay
            ? viewer.ToLocal(At).ToString(texts["Day.Format"], CultureInfo.CurrentCulture)
            : At.ToString(texts["Moment.Format"], CultureInfo.CurrentCulture));
    }
}
