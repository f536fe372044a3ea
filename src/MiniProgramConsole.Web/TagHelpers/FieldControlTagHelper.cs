using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

[HtmlTargetElement("input", Attributes = Marker, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = Marker)]
[HtmlTargetElement("select", Attributes = Marker)]
public sealed class FieldControlTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private const string Marker = "field-control";

    /// <summary>After the framework's helpers, which write the value and the name.</summary>
    public override int Order => 1000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(Marker);
        var field = (FieldState)context.Items[typeof(FieldState)];
        output.Attributes.SetAttribute("id", field.Id);
        if (field.DescribedBy.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", field.DescribedBy);
        }

        if (field.HasError)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
        else if (context.TagName == "select" || output.Attributes["type"]?.Value.ToString() == "file")
        {
            // Browsers call these invalid before anyone could choose anything.
            output.Attributes.SetAttribute("aria-invalid", "false");
        }

        if (field.HasOffers)
        {
            output.Attributes.SetAttribute("data-offer-text", texts["Offer.Use", "{value}"].Value);
        }

        if (field.Rules is not null)
        {
            output.Attributes.SetAttribute("data-rules", field.Rules);
            output.Attributes.SetAttribute("data-counter", texts[field.IsWeighted ? "Counter.Weighted" : "Counter"].Value);
        }
    }
}
