using Microsoft.AspNetCore.Razor.TagHelpers;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>The hidden field with a form's idempotency key: <c>&lt;form-key /&gt;</c> draws one, <c>&lt;form-key value="…" /&gt;</c> keeps one.</summary>
[HtmlTargetElement("form-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormKeyTagHelper : TagHelper
{
    /// <summary>The key of a form that comes back; null for a new form.</summary>
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
