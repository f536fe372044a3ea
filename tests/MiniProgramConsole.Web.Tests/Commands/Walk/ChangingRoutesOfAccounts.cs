using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Routes for one's own account, except credentials.</summary>
internal static class ChangingRoutesOfAccounts
{
    private const string WritesNothing = "it writes nothing";
    private const string IsInAMenu = "it stands on other pages and has none of its own to come back to";
    private const string UsesItself = "no key: account and session are used up, and no record of it may stay";
    private const string SignsOut = "whatever its key: who wants out is let out, and who is out already was heard";

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new(
            "merchants",
            SentBy.Person,
            stage => stage.FillAsync("/merchants/new", "/merchants", ("MerchantName", "Tea House"), ("WorkspaceName", "First Shop"))),
        new("account/name", SentBy.Person, stage => stage.FillAsync("/account", "/account/name", ("DisplayName", "Lin Wei"))),
        new(
            "account/language",
            SentBy.Person,
            stage => stage.FillAsync("/workspaces", "/account/language", ("language", "zh-Hans"))) { WhyNotBack = IsInAMenu },
        new(
            "account/guide/dismiss",
            SentBy.Person,
            stage => stage.FillAsync("/workspaces", "/account/guide/dismiss")) { WhyNotBack = IsInAMenu },
        new(
            "account/email",
            SentBy.Person,
            stage => stage.FillAsync("/account/email", "/account/email", ("Email", RegisterForm.NewEmail()))),
        new("account/email/cancel", SentBy.Person, stage => stage.FillAsync("/account", "/account/email/cancel"))
        {
            ArrangeAsync = stage => stage.Visitor.AskForEmailAsync(RegisterForm.NewEmail()),
        },
        new("account/sessions/end", SentBy.Person, stage => OnSessionsAsync(stage, "/sessions/end")),
        new("account/sessions/end-others", SentBy.Person, stage => OnSessionsAsync(stage, "/end-others")),
        new ChangingRoute("account/data/export", SentBy.Person, stage => stage.FillAsync("/account/data", "/export"))
            .Except(WritesNothing, Enum.GetValues<WalkCase>()),
        new ChangingRoute(
            "account/data/delete",
            SentBy.Person,
            stage => stage.FillAsync("/account/data/delete", "/delete", ("TypedEmail", stage.Sender.Email)))
            .Except(UsesItself, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey)
            .Except("an account that is deleted stays so, and its person is told", WalkCase.AccountDeleted),
        new ChangingRoute("account/sign-out", SentBy.Person, stage => stage.FillAsync("/workspaces", "/account/sign-out"))
            .Except(SignsOut, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey, WalkCase.SignedOut, WalkCase.AccountDeleted),
    ];

    private static async Task<ReadyForm> OnSessionsAsync(ChangingStage stage, string form)
    {
        await stage.Host.SignInAsync(stage.Sender);
        return await stage.FillAsync("/account/sessions", form);
    }
}
