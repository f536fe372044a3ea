using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>The options of a select of industries. They are the same for everyone, and so many that writing them is half of a page's
/// work.</summary>
public sealed class IndustryMarkup(HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<(string Language, bool Searchable), string> written = new();

    /// <summary>Searchable options carry the name in the other language.</summary>
    public IHtmlContent Of(string? chosen, bool searchable)
    {
        var options = written.GetOrAdd((CultureInfo.CurrentUICulture.Name, searchable), key => Write(key.Searchable));
        return new HtmlString(
            IndustryList.Find(chosen) is null
                ? options
                : options.Replace(Value(chosen!), $"{Value(chosen!)} selected=\"selected\"", StringComparison.Ordinal));
    }

    private static string Value(string code) => $"value=\"{code}\"";

    private string Write(bool searchable)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var group in IndustryList.Groups)
        {
            var element = new TagBuilder("optgroup");
            element.Attributes["label"] = group.Name;
            foreach (var industry in group.Industries)
            {
                element.InnerHtml.AppendHtml(Option(industry, searchable));
            }

            element.WriteTo(writer, encoder);
        }

        return writer.ToString();
    }

    private static TagBuilder Option(Industry industry, bool searchable)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = industry.Code;
        if (searchable)
        {
            option.Attributes["data-search"] = industry.OtherName;
        }

        option.InnerHtml.Append(industry.Name);
        return option;
    }
}
