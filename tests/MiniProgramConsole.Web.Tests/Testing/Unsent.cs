using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

public static class Unsent
{
    public static string EditAddress(Workspace workspace, string id) => $"{Managing.Address(workspace, id)}/edit";

    /// <summary>Advances the clock until all sessions have timed out.</summary>
    public static void EndSessions(this ConsoleHost host) => host.Time.Advance(UserSession.IdleLifetime + TimeSpan.FromMinutes(1));

    /// <summary>The person's automatically kept forms, oldest first.</summary>
    public static async Task<IReadOnlyList<UnfinishedForm>> KeptFormsAsync(this ConsoleHost host, Person person)
    {
        await using var context = host.NewContext();
        return await context.UnfinishedForms.AsNoTracking().Where(form => form.AuthorId == person.Id && !form.SavedOnPurpose)
            .OrderBy(form => form.SavedAt).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<IReadOnlyList<MiniProgramDetails>> DraftsAsync(this ConsoleHost host, Workspace workspace)
    {
        await using var context = host.NewContext();
        var contents = await context.UnfinishedForms.Where(form => form.WorkspaceId == workspace.Id && form.SavedOnPurpose)
            .Select(form => form.Content).ToListAsync(TestContext.Current.CancellationToken);
        return [.. contents.Select(content => TypedForm.Read(content).Details)];
    }

    /// <summary>Signs in on the page that the answer redirected to, and returns the next address.</summary>
    public static async Task<string?> SignInThereAsync(this Visitor visitor, Page answer, Person person) =>
        (await visitor.TrySignInAsync(person.Email, Person.Password, answer.Location!)).Location;

    /// <summary>Sends an open form as the autosave script does.</summary>
    public static async Task<Page> KeepAsync(this Visitor visitor, IHtmlFormElement form, IReadOnlyDictionary<string, string?> values)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input is { Name: not null, Type: not "file" })
            .ToDictionary(input => input.Name!, input => (string?)input.Value);
        foreach (var area in form.Elements.OfType<IHtmlTextAreaElement>())
        {
            fields[area.Name!] = area.Value;
        }

        foreach (var select in form.Elements.OfType<IHtmlSelectElement>())
        {
            fields[select.Name!] = select.Value;
        }

        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("data-autosave"))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value ?? ""))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await Page.ReadAsync(await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
