using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting.Commands;

/// <summary>Creates the first account in an empty Production database; the printed link sets its password.</summary>
public sealed class CreateOwnerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task CreateOwner_PrintsALinkThatSetsThePasswordOnce(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var made = await RunAsync(database, "first@owner.example");
        var again = await RunAsync(database, "FIRST@owner.example");
        var link = new Uri(made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        await using var process = await ConsoleProcess.StartAsync(database);
        var visitor = process.NewVisitor();
        var page = await visitor.GetAsync(link.PathAndQuery);
        var weak = await SetAsync(visitor, page, "passwordpassword");
        var set = await SetAsync(visitor, weak, RegisterForm.Password);
        var picker = await visitor.FollowAsync(set);

        Assert.Equal(0, made.ExitCode);
        Assert.StartsWith($"{ConsoleHost.PublicUrl}account/set-password?token=", link.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((1, "An account with the email FIRST@owner.example already exists.\n"), again);
        Assert.Equal("Set your password", page.Heading);
        Assert.Equal(HttpStatusCode.BadRequest, weak.Status);
        Assert.Equal("Tea Shop Owner Tea 0 mini programs", Page.Normal(picker.Document.QuerySelector(".workspace-card")!.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link.PathAndQuery)).Status);
        Assert.Equal("/workspaces", (await process.NewVisitor().TrySignInAsync("first@owner.example", RegisterForm.Password)).Location);
        Assert.Equal(0, (await ConsoleProcess.RunAsync(database, "verify-audit")).ExitCode);
    }

    [Theory, EachDatabase]
    public async Task CreateOwner_WithMissingOrInvalidOptions_SaysSo(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var nothing = await ConsoleProcess.RunAsync(database, "create-owner", "--email", "a@b.example");
        var wrong = await ConsoleProcess.RunAsync(database, "create-owner", "--email", "nobody", "--merchant", " ", "--workspace", "Shop");

        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("Option '--merchant' is required.\nOption '--workspace' is required.\n", nothing.Output, StringComparison.Ordinal);
        Assert.Equal((1, "Enter one email address, for example name@example.com.\nEnter the merchant name.\n"), wrong);
        await using var context = database.NewContext();
        Assert.False(await context.Users.AnyAsync(Cancelled));
    }

    private static Task<(int ExitCode, string Output)> RunAsync(TestDatabase database, string email) =>
        ConsoleProcess.RunAsync(database, "create-owner", "--email", email, "--merchant", "Tea", "--workspace", "Tea Shop");

    private static Task<Page> SetAsync(Visitor visitor, Page page, string password) =>
        visitor.SubmitAsync(page.Form("/account/set-password"), new Dictionary<string, string?> { ["Password"] = password });
}
