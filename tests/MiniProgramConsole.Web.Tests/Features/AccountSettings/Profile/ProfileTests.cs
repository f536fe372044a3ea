using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Profile;

public sealed class ProfileTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_ANewName_IsShownImmediatelyAndLoggedOnce(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync("Lin Wei");
        var visitor = await host.SignInAsync(person);

        var first = await RenameAsync(visitor, " 林伟 ");
        await RenameAsync(visitor, "林伟");

        var page = await visitor.FollowAsync(first);
        HtmlAssert.Flash(page, "Your name was changed.");
        Assert.Equal("林伟", page.Control("Name").GetAttribute("value"));
        Assert.Null(page.Document.GetElementById(CurrentPassword));
        await using var context = host.NewContext();
        var stream = AuditStreams.OfAccount(person.Id);
        var entry = await context.AuditEntries
            .SingleAsync(entry => entry.Stream == stream && entry.Action == AuditAction.NameChanged, Cancelled);
        Assert.Equal(("林伟", host.Time.Now), (entry.ActorName, entry.At));
    }

    [Theory, EachDatabase]
    public async Task Post_LongAfterSigningIn_AsksForThePasswordAndKeepsWhatWasTyped(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync("Lin Wei"));
        var form = (await visitor.GetAsync("/account")).Form("/account/name");
        host.Time.Advance(UserSession.FreshFor);

        var missing = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["DisplayName"] = "Wei" });
        var wrong = await RenameAsync(visitor, "Wei", "not the password");
        var right = await RenameAsync(visitor, "Wei", Person.Password);
        var next = await RenameAsync(visitor, "Lin");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (missing.Status, wrong.Status));
        HtmlAssert.FieldError(missing, "Current password", "Enter your current password.");
        HtmlAssert.FieldError(wrong, "Current password", "That is not your current password.");
        Assert.Equal("Wei", wrong.Control("Name").GetAttribute("value"));
        Assert.Null(wrong.Control("Current password").GetAttribute("value"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (right.Status, next.Status));
    }

    [Theory, EachDatabase]
    public async Task Post_GuessedPasswords_AreRefusedAfterTenAttempts(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        host.Time.Advance(UserSession.FreshFor);
        for (var guess = 0; guess < SignInThrottle.MaxTries; guess++)
        {
            await RenameAsync(visitor, "Wei", $"guess {guess}");
        }

        var refused = await RenameAsync(visitor, "Wei", Person.Password);

        HtmlAssert.FieldError(refused, "Current password", "Too many attempts for this email. Try again in 15 minutes.");
    }

    private static string CurrentPassword => "CurrentPassword";

    private static async Task<Page> RenameAsync(Visitor visitor, string name, string? password = null)
    {
        var page = await visitor.GetAsync("/account");
        return await visitor.SubmitAsync(
            page.Form("/account/name"), new Dictionary<string, string?> { ["DisplayName"] = name, [CurrentPassword] = password });
    }
}
