using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

[HtmlTargetElement("field-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required string For { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (ViewContext.ModelState[For]?.Errors.FirstOrDefault()?.ErrorMessage is { } error)
        {
            output.Content.SetHtmlContent(Render(ViewContext, For, error));
        }
    }

    internal static IHtmlContent Render(ViewContext view, string field, string error)
    {
        var texts = view.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var icons = view.HttpContext.RequestServices.GetRequiredService<Icons>();
        var hidden = new TagBuilder("span");
        hidden.AddCssClass("visually-hidden");
        hidden.InnerHtml.Append(texts["Error.Prefix"]);
        var said = new TagBuilder("span");
        said.InnerHtml.Append(error);
        var text = new TagBuilder("span");
        text.InnerHtml.AppendHtml(hidden).Append(" ").AppendHtml(said);
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass("field-error");
        paragraph.Attributes["id"] = $"{field}-error";
        paragraph.InnerHtml.AppendHtml(icons["exclamation-circle-fill"]).AppendHtml(text);
        return paragraph;
    }
}
