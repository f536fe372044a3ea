using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Runs the console as separate processes in Production.</summary>
public sealed class ProcessTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task TwoProcesses_FortyRequestsForTheLastPlaces_EndWithExactlyTen(Database database)
    {
        await using var shared = await TestDatabase.CreateAsync(database);
        var data = new TestData(shared, new TestTime());
        var owner = await data.PersonAsync();
        var merchant = await data.MerchantAsync();
        var workspaces = new[] { await data.WorkspaceAsync(owner, merchant), await data.WorkspaceAsync(owner, merchant) };
        await using var first = await ConsoleProcess.StartAsync(shared);
        await using var second = await ConsoleProcess.StartAsync(shared);
        var visitors = new[] { first.NewVisitor(), second.NewVisitor() };
        var forms = new List<(Visitor Visitor, Workspace Workspace, Page Page)>();
        foreach (var visitor in visitors)
        {
            await visitor.SignInAsync(owner);
        }

        for (var number = 0; number < 40; number++)
        {
            var (visitor, workspace) = (visitors[number % 2], workspaces[number / 2 % 2]);
            forms.Add((visitor, workspace, await visitor.GetAsync(CreateForm.Address(workspace))));
        }

        var logo = UploadedFile.Logo();
        var answers = await Task.WhenAll(forms.Select((form, number) =>
            form.Visitor.SubmitAsync(form.Page.Form("/mini-programs"), CreateForm.Valid($"程序 {number}"), logo)));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.Redirect));
        Assert.Equal(30, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest
            && answer.Text.Contains("already has 10 mini programs for Alipay China", StringComparison.Ordinal)));
        await using var context = shared.NewContext();
        Assert.Equal(10, await context.MiniPrograms.CountAsync(Cancelled));
        Assert.Equal(10, await context.MerchantQuotas.Select(quota => quota.Used).SingleAsync(Cancelled));
        Assert.Equal(10, await context.AuditEntries.CountAsync(entry => entry.WorkspaceId != null, Cancelled));
        Assert.Equal(10, await context.Logos.CountAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Production_WithPendingMigrations_SaysWhatToRunAndStartsAfterIt(Database database)
    {
        await using var empty = await TestDatabase.CreateAsync(database, migrated: false);

        var refused = await ConsoleProcess.RunAsync(empty, "--urls", "http://127.0.0.1:0");
        var migrated = await ConsoleProcess.RunAsync(empty, "migrate");
        await using var process = await ConsoleProcess.StartAsync(empty);
        var signIn = await process.NewVisitor().GetAsync("/account/sign-in");

        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith("Run 'dotnet MiniProgramConsole.Web.dll migrate' first.", refused.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, migrated.ExitCode);
        Assert.Equal("Sign in", signIn.Heading);
        Assert.DoesNotContain("demo.example", signIn.Body, StringComparison.Ordinal);
        await using var context = empty.NewContext();
        Assert.False(await context.Users.AnyAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Migrate_TwiceAtOnce_RunsOnce(Database database)
    {
        await using var empty = await TestDatabase.CreateAsync(database, migrated: false);
        await empty.CreateEmptyAsync();

        var (first, second) = (ConsoleProcess.RunAsync(empty, "migrate"), ConsoleProcess.RunAsync(empty, "migrate"));

        Assert.Equal((0, ""), ((await first).ExitCode, (await first).ExitCode == 0 ? "" : (await first).Output));
        Assert.Equal((0, ""), ((await second).ExitCode, (await second).ExitCode == 0 ? "" : (await second).Output));
        await using var context = empty.NewContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task SignIn_WithANonAsciiReturnAddress_LeadsToTheWorkspaces(Database database)
    {
        await using var shared = await TestDatabase.CreateAsync(database);
        var person = await new TestData(shared, new TestTime()).PersonAsync();
        await using var process = await ConsoleProcess.StartAsync(shared);

        var answer = await process.NewVisitor().TrySignInAsync(
            person.Email, Person.Password, $"/account/sign-in?returnUrl={Uri.EscapeDataString("/你好")}");

        Assert.Equal((HttpStatusCode.Redirect, "/workspaces"), (answer.Status, answer.Location));
    }
}
