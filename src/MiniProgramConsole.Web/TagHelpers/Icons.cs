using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>Icons of the sprite as markup. A list shows dozens, so each is written once and kept.</summary>
public sealed class Icons(IFileVersionProvider versions)
{
    private readonly ConcurrentDictionary<(string Name, string Class), HtmlString> written = new();
    private readonly Lazy<string> sprite = new(() => versions.AddFileVersionToPath("", "/dist/icons.svg"));

    public IHtmlContent this[string name, string cssClass = "icon"] => written.GetOrAdd((name, cssClass), Write);

    private string AddressOf(string name) => $"{sprite.Value}#{name}";

    private HtmlString Write((string Name, string Class) icon) =>
        new($"<svg class=\"{icon.Class}\" aria-hidden=\"true\"><use href=\"{AddressOf(icon.Name)}\"></use></svg>");
}
