using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A response and its parsed page.</summary>
public sealed class Page(HttpResponseMessage response, string body)
{
    public HttpStatusCode Status => response.StatusCode;

    public string? Location => response.Headers.Location?.ToString();

    public HttpResponseMessage Response => response;

    public string Body => body;

    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(body);

    public string Text => Normal(Document.Body!.TextContent);

    public string Heading =>
        Normal((Document.QuerySelector("h1") ?? throw new InvalidOperationException($"{Status} without a heading: {body}")).TextContent);

    /// <summary>The antiforgery token of the page's forms.</summary>
    public string Token => Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public IHtmlFormElement Form(string action) => Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
        .Single(form => form.GetAttribute("action")!.Split('?')[0].EndsWith(action, StringComparison.Ordinal));

    public IElement Control(string label) =>
        Document.GetElementById(
            Document.QuerySelectorAll("label").Single(element => Normal(element.TextContent) == label).GetAttribute("for")!)!;

    public static async Task<Page> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    public static string Normal(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
