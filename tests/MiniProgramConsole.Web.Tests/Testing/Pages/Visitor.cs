using System.Net;
using AngleSharp.Html.Dom;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A browser without JavaScript. It keeps cookies, posts the forms it was shown, and follows redirects only on request.</summary>
public sealed class Visitor
{
    private readonly HttpClient client;

    public Visitor(HttpClient client, string language)
    {
        this.client = client;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public HttpClient Client => client;

    public async Task<Page> GetAsync(string address) =>
        await Page.ReadAsync(await client.GetAsync(address, TestContext.Current.CancellationToken));

    /// <summary>Repeats the request after a 307 redirect, as browsers do.</summary>
    public async Task<Page> SendAsync(string address, HttpContent content)
    {
        await content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        while (true)
        {
            var answer = await client.PostAsync(address, await CopyAsync(content), TestContext.Current.CancellationToken);
            if (answer.StatusCode != HttpStatusCode.TemporaryRedirect)
            {
                return await Page.ReadAsync(answer);
            }

            address = answer.Headers.Location!.OriginalString;
        }
    }

    /// <summary>
    /// Sends the form's own values with the given ones on top. A null leaves a field out, and a button may have its own address.
    /// </summary>
    public Task<Page> SubmitAsync(
        IHtmlFormElement form, IReadOnlyDictionary<string, string?> values, UploadedFile? file = null,
        AngleSharp.Dom.IElement? button = null)
    {
        var fields = Fields(form);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return SendAsync(button?.GetAttribute("formaction") ?? form.GetAttribute("action")!, Encode(form, fields, file));
    }

    public async Task<Page> FollowAsync(Page redirect)
    {
        Assert.Equal(HttpStatusCode.Redirect, redirect.Status);
        return await GetAsync(redirect.Location!);
    }

    public async Task<Page> TrySignInAsync(string email, string password, string address = "/account/sign-in")
    {
        var page = await GetAsync(address);
        return await SubmitAsync(
            page.Form("/account/sign-in"), new Dictionary<string, string?> { ["Email"] = email, ["Password"] = password });
    }

    public async Task SignInAsync(Person person)
    {
        var answer = await TrySignInAsync(person.Email, Person.Password);
        Assert.Equal("/workspaces", answer.Location);
    }

    private static async Task<HttpContent> CopyAsync(HttpContent content)
    {
        var copy = new ByteArrayContent(await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        copy.Headers.ContentType = content.Headers.ContentType;
        return copy;
    }

    private static Dictionary<string, string?> Fields(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string?>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "file" } or IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement { Name: { } name } input:
                    fields[name] = input.Value;
                    break;
                case IHtmlTextAreaElement { Name: { } name } area:
                    fields[name] = area.Value;
                    break;
                case IHtmlSelectElement { Name: { } name } select:
                    fields[name] = select.Value;
                    break;
            }
        }

        return fields;
    }

    private static HttpContent Encode(IHtmlFormElement form, Dictionary<string, string?> fields, UploadedFile? file)
    {
        var sent = fields.Where(field => field.Value is not null);
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Key, field.Value!)));
        }

        var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in sent)
        {
            multipart.Add(new StringContent(value!), name);
        }

        if (file is not null)
        {
            multipart.Add(new ByteArrayContent(file.Content), "LogoFile", file.Name);
        }

        return multipart;
    }
}
