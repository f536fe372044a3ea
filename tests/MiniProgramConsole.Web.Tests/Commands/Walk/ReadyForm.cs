using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>A form that is filled in and ready to send.</summary>
internal sealed record ReadyForm(Visitor Visitor, IHtmlFormElement Form, Dictionary<string, string?> Typed)
{
    // These values are never sent back to the browser.
    private static readonly string[] Secrets = ["password", "currentpassword", "code", "credential", "session", "language"];

    private readonly string home = AddressOf(Form);

    public UploadedFile? File { get; init; }

    /// <summary>Sends the form to another address, as a script or a second button does.</summary>
    public ReadyForm SentTo(string address)
    {
        Form.SetAttribute("action", address);
        return this;
    }

    public Task<Page> SendAsync() => Visitor.SubmitAsync(Form, Typed, File);

    public Task<Page> SendAsync(string key) =>
        Visitor.SubmitAsync(Form, new Dictionary<string, string?>(Typed) { [FormKey.Field] = key }, File);

    /// <summary>What is missing if the form should have come back with a new key and all typed values; null if nothing is.</summary>
    public string? WhatIsMissingIn(Page page, string sentKey)
    {
        if (page.Response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            using var words = JsonDocument.Parse(page.Body);
            return words.RootElement.TryGetProperty(FormKey.Field, out var next) && IsNew(next.GetString(), sentKey) ? null : "a new key";
        }

        var back = page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Where(form => AddressOf(form) == home).ToList();
        return back.Count == 0 ? "the form"
            : !back.Exists(form => IsNew(form.QuerySelector($"input[name={FormKey.Field}]")?.GetAttribute("value"), sentKey)) ? "a new key"
            : Typed.Where(field => !Secrets.Contains(field.Key.ToLowerInvariant()))
                .Where(field => !back.Exists(form => ValueOf(form, field.Key) == field.Value)).Select(field => field.Key).FirstOrDefault();
    }

    private static bool IsNew(string? key, string sentKey) => Guid.TryParse(key, out var read) && read != Guid.Empty && key != sentKey;

    private static string AddressOf(IHtmlFormElement form) => form.GetAttribute("action")!.Split('?')[0];

    private static string? ValueOf(IHtmlFormElement form, string name)
    {
        var field = form.Elements
            .FirstOrDefault(element => string.Equals(element.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase));
        return field switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            _ => null,
        };
    }
}
