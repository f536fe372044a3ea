using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.TagHelpers;

[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required IReadOnlyList<string> Fields { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Fields.Prepend("")
            .SelectMany(field => ViewContext.ModelState[field]?.Errors.Select(error => (Field: field, error.ErrorMessage)) ?? [])
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        output.Attributes.Add(new TagHelperAttribute("data-error-summary"));
        output.Attributes.SetAttribute("data-one", texts["ErrorSummary.One"].Value);
        output.Attributes.SetAttribute("data-many", texts["ErrorSummary.Many", "{0}"].Value);

        var title = new TagBuilder("h2");
        title.Attributes["id"] = "error-summary-title";
        title.InnerHtml.Append(errors.Count == 1 ? texts["ErrorSummary.One"] : texts["ErrorSummary.Many", errors.Count]);
        var list = new TagBuilder("ul");
        list.AddCssClass("error-list");
        foreach (var (field, message) in errors)
        {
            list.InnerHtml.AppendHtml(Item(field, message));
        }

        output.Content.AppendHtml(title).AppendHtml(list);
    }

    private static TagBuilder Item(string field, string message)
    {
        var item = new TagBuilder("li");
        if (field.Length == 0)
        {
            item.InnerHtml.Append(message);
            return item;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{field}";
        link.InnerHtml.Append(message);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}
