using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Errors;

/// <summary>PostgreSQL can't store or search for U+0000. The console must treat it as an unusual character, not fail.</summary>
public sealed class OddTextTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Odd = "晨光\0ab";

    [Theory, EachDatabase]
    public async Task Get_NulInEveryQuery_CausesNoServerError(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var program = await CreateAsync(host, visitor, workspace);
        var addresses = ConsolePages.Of(workspace, program).Where(address => address.Contains('=', StringComparison.Ordinal)).ToList();
        Assert.True(addresses.Count > 10, $"Only {addresses.Count} addresses have a query.");

        foreach (var address in addresses)
        {
            var (path, query) = (address[..address.IndexOf('?', StringComparison.Ordinal)],
                address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..]);
            foreach (var parameter in query.Split('&'))
            {
                var name = parameter.Split('=')[0];
                AssertNoServerError(host, await visitor.GetAsync($"{path}?{name}={Uri.EscapeDataString(Odd)}"), $"{path}?{name}=");
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Search_ForNul_FindsNothing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        await CreateAsync(host, visitor, workspace);

        var page = await visitor.GetAsync($"{CreateForm.ListAddress(workspace)}?q=%00");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll(".program-table tbody tr"));
    }

    [Theory, EachDatabase]
    public async Task Post_NulInEveryField_CausesNoServerError(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var program = await CreateAsync(host, visitor, workspace);
        var sent = 0;
        foreach (var address in ConsolePages.Of(workspace, program))
        {
            foreach (var who in new[] { visitor, host.NewVisitor() })
            {
                var page = await who.GetAsync(address);
                foreach (var form in page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Where(IsTyped))
                {
                    sent += await SendAsync(host, who, form, Visible(form));
                    sent += await SendAsync(host, who, form, [.. Visible(form), .. Hidden(form)]);
                }
            }
        }

        Assert.True(sent > 40, $"Only {sent} forms were sent.");
    }

    private static async Task<MiniProgram> CreateAsync(ConsoleHost host, Visitor visitor, Workspace workspace)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.CreateAsync(workspace)).Status);
        await using var context = host.NewContext();
        return await context.MiniPrograms
            .SingleAsync(program => program.WorkspaceId == workspace.Id, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form with each of its buttons and by autosave. Returns the number of requests.</summary>
    private static async Task<int> SendAsync(ConsoleHost host, Visitor visitor, IHtmlFormElement form, IEnumerable<string> fields)
    {
        var values = fields.ToDictionary(name => name, _ => (string?)Odd);
        var answers = new List<Page>();
        foreach (var button in form.QuerySelectorAll("button[formaction]").Prepend<IElement?>(null))
        {
            answers.Add(await visitor.SubmitAsync(form, values, button: button));
        }

        if (form.HasAttribute("data-autosave"))
        {
            answers.Add(await visitor.KeepAsync(form, values));
        }

        Assert.All(answers, answer => AssertNoServerError(host, answer, form.GetAttribute("action")!));
        return answers.Count;
    }

    private static bool IsTyped(IHtmlFormElement form) => Visible(form).Any();

    private static IEnumerable<string> Visible(IHtmlFormElement form) => form.Elements
        .Where(field => field is IHtmlTextAreaElement or IHtmlInputElement { Type: not ("hidden" or "file" or "checkbox" or "radio") })
        .Select(field => field.GetAttribute("name")).OfType<string>().Distinct();

    private static IEnumerable<string> Hidden(IHtmlFormElement form) => form.Elements.OfType<IHtmlInputElement>()
        .Where(field => field is { Type: "hidden", Name: not (null or "__RequestVerificationToken") }).Select(field => field.Name!)
        .Distinct();

    private static void AssertNoServerError(ConsoleHost host, Page page, string what)
    {
        Assert.True((int)page.Status < 500, $"{what}: {page.Status}");
        Assert.True(!host.Log.Errors.Any(), $"{what}: {string.Join("\n", host.Log.Errors)}");
    }
}
