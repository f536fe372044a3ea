using Microsoft.AspNetCore.Razor.TagHelpers;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.TagHelpers;

[HtmlTargetElement("form-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormKeyTagHelper : TagHelper
{
    public Guid? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormKey.Field);
        output.Attributes.SetAttribute("value", $"{Value ?? Guid.NewGuid()}");
    }
}
