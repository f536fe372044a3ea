using System.Net;
using AngleSharp.Html.Dom;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Creations, restorations and creations from drafts compete for the last places in two processes.</summary>
public sealed class RaceTests
{
    private const int Requests = 50;

    [Theory, EachDatabase]
    public async Task TwoProcesses_CreateRestoreAndCreateFromDraft_EndWithExactlyTen(Database database)
    {
        await using var shared = await TestDatabase.CreateAsync(database);
        var data = new TestData(shared, new TestTime());
        var owner = await data.PersonAsync();
        var merchant = await data.MerchantAsync();
        var workspaces = new[] { await data.WorkspaceAsync(owner, merchant), await data.WorkspaceAsync(owner, merchant) };
        await data.AddDeletedProgramsAsync(workspaces[0], Requests / 3);
        await data.UsePlacesAsync(merchant.Id, 0);
        await using var first = await ConsoleProcess.StartAsync(shared);
        await using var second = await ConsoleProcess.StartAsync(shared);
        var visitors = new[] { first.NewVisitor(), second.NewVisitor() };
        foreach (var visitor in visitors)
        {
            await visitor.SignInAsync(owner);
        }

        var forms = await FormsAsync(visitors, workspaces);
        var logo = UploadedFile.Logo();
        var answers = await Task.WhenAll(forms.Select((form, number) => form.IsRestore
            ? form.Visitor.SubmitAsync(form.Form)
            : form.Visitor.SubmitAsync(form.Form, CreateForm.Valid($"程序 {number}"), logo)));

        Assert.Equal(Requests, answers.Length);
        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Redirect), answer =>
        {
            Assert.Contains(answer.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Conflict });
            Assert.Contains("already has 10 mini programs for Alipay China", answer.Text, StringComparison.Ordinal);
        });
        await using var context = shared.NewContext();
        var counted = context.MiniPrograms.Count(program => program.MerchantId == merchant.Id && program.DeletedAt == null);
        var used = context.MerchantQuotas.Where(quota => quota.MerchantId == merchant.Id).Select(quota => quota.Used).Single();
        Assert.Equal((10, 10), (used, counted));
        var won = forms.Zip(answers).Count(pair => !pair.First.IsRestore && pair.Second.Status == HttpStatusCode.Redirect);
        Assert.Equal(won, context.AuditEntries.Count(entry => entry.Action == "mini-program.created"));
        Assert.Equal(10 - won, context.AuditEntries.Count(entry => entry.Action == "mini-program.restored"));
        var (exitCode, output) = await ConsoleProcess.RunAsync(shared, "verify-audit");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>A third restores, a third creates from drafts and the rest creates, across both processes and workspaces.</summary>
    private static async Task<List<(Visitor Visitor, IHtmlFormElement Form, bool IsRestore)>> FormsAsync(
        Visitor[] visitors, Workspace[] workspaces)
    {
        var forms = new List<(Visitor, IHtmlFormElement, bool)>();
        foreach (var (number, visitor) in visitors.Index())
        {
            var deleted = await visitor.GetAsync($"{CreateForm.ListAddress(workspaces[0])}?status=deleted");
            var restores = deleted.Document.QuerySelectorAll("form[action$='/restore']").OfType<IHtmlFormElement>();
            forms.AddRange(restores.Where((_, place) => place % 2 == number).Select(form => (visitor, form, true)));
        }

        for (var number = 0; forms.Count < Requests; number++)
        {
            var (visitor, workspace) = (visitors[number % 2], workspaces[number / 2 % 2]);
            var page = await visitor.GetAsync(CreateForm.Address(workspace));
            if (number < Requests / 3)
            {
                var save = page.Document.QuerySelector("button[formaction]");
                await visitor.SubmitAsync(page.Form("/mini-programs"), new Dictionary<string, string?> { ["Name"] = "草稿" }, button: save);
                var token = page.Form("/mini-programs").QuerySelector("[name=token]")!.GetAttribute("value");
                page = await visitor.GetAsync($"{CreateForm.Address(workspace)}?draft={token}");
                Assert.Equal("草稿", page.Control("Mini Program Name").GetAttribute("value"));
            }

            forms.Add((visitor, page.Form("/mini-programs"), false));
        }

        return forms;
    }
}
