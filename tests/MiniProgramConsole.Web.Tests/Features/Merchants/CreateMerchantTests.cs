using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Merchants;

public sealed class CreateMerchantTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Create_OpensTheWorkspaceThatTheCreatorOwns(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var guide = await visitor.GetAsync("/merchants/new");

        var answer = await visitor.SubmitAsync(guide.Form("/merchants"), Names(" 青叶茶园 ", "门店"));
        var list = await visitor.FollowAsync(answer);

        Assert.Equal("Create a merchant", guide.Heading);
        Assert.Contains(person.Email, guide.Text, StringComparison.Ordinal);
        HtmlAssert.Flash(list, "青叶茶园 was created. This is its first workspace.");
        await using var context = host.NewContext();
        var workspace = await context.Workspaces.Include(row => row.Merchant).SingleAsync(row => row.OwnerId == person.Id, Cancelled);
        Assert.Equal(("门店", "青叶茶园", host.Time.Now), (workspace.Name, workspace.Merchant.Name, workspace.Merchant.CreatedAt));
        Assert.Equal($"/workspaces/{workspace.Code}/mini-programs", answer.Location);
        var made = await context.AuditEntries.SingleAsync(entry => entry.WorkspaceId == workspace.Id, Cancelled);
        Assert.Equal((AuditAction.WorkspaceCreated, workspace.Code, """{"Merchant":"青叶茶园"}"""), (made.Action, made.SubjectId, made.After));
        var founded = await context.AuditEntries
            .SingleAsync(
                entry => entry.Stream == AuditStreams.OfAccount(person.Id) && entry.Action == AuditAction.MerchantCreated, Cancelled);
        Assert.Equal("青叶茶园", founded.SubjectName);
        Assert.Contains("Person", (await visitor.GetAsync($"/workspaces/{workspace.Code}/activity")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);
    }

    [Theory, EachDatabase]
    public async Task Create_TheSameFormTwice_CreatesOneAndAnswersAlike(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var form = (await visitor.GetAsync("/merchants/new")).Form("/merchants");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.SubmitAsync(form, Names("Tea", "Shop"))));
        var other = await visitor.SubmitAsync(form, Names("Coffee", "Shop"));

        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Contains("This form has already created Tea.", other.Text, StringComparison.Ordinal);
        Assert.Equal("Coffee", other.Control("Merchant").GetAttribute("value"));
        await using var context = host.NewContext();
        Assert.Equal(1, await context.Workspaces.CountAsync(row => row.OwnerId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Create_TwelveAtOnce_EndsWithThree(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var forms = new List<AngleSharp.Html.Dom.IHtmlFormElement>();
        for (var number = 0; number < 12; number++)
        {
            forms.Add((await visitor.GetAsync("/merchants/new")).Form("/merchants"));
        }

        var answers = await Task.WhenAll(forms.Select((form, number) => visitor.SubmitAsync(form, Names($"Merchant {number}", "Shop"))));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Redirect));
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest
            && answer.Text.Contains("An account can create at most 3 merchants.", StringComparison.Ordinal)));
        await using var context = host.NewContext();
        Assert.Equal(
            [1, 2, 3],
            await context.MerchantCreations.Where(row => row.UserId == person.Id).Select(row => row.Number).Order().ToListAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Create_WithoutNames_AsksForBoth(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var form = (await visitor.GetAsync("/merchants/new")).Form("/merchants");

        var page = await visitor.SubmitAsync(form, Names("", new string('长', 51)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Merchant", "Enter the merchant name.");
        HtmlAssert.FieldError(page, "First workspace", "The workspace name is 51 characters long. The maximum is 50.");
    }

    [Theory, EachDatabase]
    public async Task Get_WhenNobodyMayCreate_SaysSo(Database database)
    {
        await using var host = await ConsoleHost.StartWithAsync(database, new() { ["Merchants:MaxPerAccount"] = "0" });

        var page = await (await host.SignInAsync(await host.Data.PersonAsync())).GetAsync("/merchants/new");

        Assert.Equal((HttpStatusCode.Forbidden, "Create a merchant"), (page.Status, page.Heading));
        Assert.Contains("An account can create at most 0 merchants.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_NotSignedIn_LeadsToSignIn()
    {
        var host = await hosts.OnAsync(Database.Sqlite);

        Assert.Equal("/account/sign-in?returnUrl=%2Fmerchants%2Fnew", (await host.NewVisitor().GetAsync("/merchants/new")).Location);
    }

    private static Dictionary<string, string?> Names(string merchant, string workspace) =>
        new() { ["MerchantName"] = merchant, ["WorkspaceName"] = workspace };
}
