using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Routes for people who aren't signed in.</summary>
internal static class ChangingRoutesOfVisitors
{
    private const string EachIsOne = "each sign-in is a session of its own";
    private const string NobodysKey = "nobody's key is a hash over token and content: other content has another";
    private const string NoAccount = "it is no account's: whatever the email, the same answer";

    private static readonly ConcurrentDictionary<string, SoftAuthenticator> Authenticators = new();

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new ChangingRoute("account/sign-in", SentBy.Nobody, stage => stage.FillAsync(
            "/account/sign-in", "/account/sign-in", ("Email", stage.Sender.Email), ("Password", Person.Password)))
            .WithoutKey().Except(EachIsOne, WalkCase.Twice),
        new ChangingRoute("account/passkey/options", SentBy.Nobody, async stage =>
        {
            var ready = await stage.FillAsync("/account/sign-in", "/account/passkey");
            return ready.SentTo(ready.Form.GetAttribute("data-passkey-ask")!);
        }).Except("it says what the browser is to sign, and writes nothing", Enum.GetValues<WalkCase>()),
        new ChangingRoute("account/passkey", SentBy.Nobody, async stage =>
        {
            var options = await stage.Visitor.AskForPasskeyAsync();
            return await stage.FillAsync(
                "/account/sign-in", "/account/passkey", ("credential", Authenticators[stage.Note].Sign(options.Body)));
        })
        {
            ArrangeAsync = async stage =>
            {
                var authenticator = new SoftAuthenticator();
                await (await stage.Host.SignInAsync(stage.Sender)).AddPasskeyAsync(authenticator, "Key");
                Authenticators[stage.Note = authenticator.Code] = authenticator;
            },
        }.WithoutKey().Except(EachIsOne, WalkCase.Twice),
        new ChangingRoute("account/second-factor", SentBy.Nobody, async stage =>
        {
            await stage.Visitor.GivePasswordAsync(stage.Sender);
            return await stage.FillAsync(SecondFactors.StepAddress, SecondFactors.StepAddress, ("Code", stage.NextCode()));
        })
        {
            ArrangeAsync = async stage =>
                stage.Secret = (await stage.Host.AddSecondFactorAsync(await stage.Host.SignInAsync(stage.Sender))).Secret,
        }.WithoutKey(),
        new ChangingRoute("account/register", SentBy.Nobody, stage => stage.FillAsync(
            "/account/register", "/account/register",
            [.. RegisterForm.Valid(RegisterForm.NewEmail()).Select(field => (field.Key, field.Value))]))
            .Except(NobodysKey, WalkCase.ForeignKey, WalkCase.SpentKey).Except(NoAccount, WalkCase.AccountDeleted),
        new ChangingRoute("account/register/again", SentBy.Nobody, async stage =>
        {
            var refused = await stage.Visitor.TrySignInAsync(stage.Sender.Email, Person.Password);
            return new ReadyForm(stage.Visitor, refused.Form("/account/register/again"), []);
        })
        {
            ArrangeAsync = UnconfirmAsync,
        }.WithoutKey(),
        OfLink("account/confirm", AccountTokenPurpose.ConfirmEmail, UnconfirmAsync, ("Password", Person.Password)),
        OfLink("account/set-password", AccountTokenPurpose.SetPassword, UnconfirmAsync, ("Password", OwnAccount.NewPassword)),
        OfLink("account/email/confirm", AccountTokenPurpose.ChangeEmail, _ => Task.CompletedTask) with { By = SentBy.Person },
        new ChangingRoute(
            "account/forgot", SentBy.Nobody, stage => stage.FillAsync("/account/forgot", "/account/forgot", ("Email", stage.Sender.Email)))
            .Except(NobodysKey, WalkCase.ForeignKey, WalkCase.SpentKey).Except(NoAccount, WalkCase.AccountDeleted),
        new ChangingRoute("account/reset", SentBy.Nobody, stage => stage.FillAsync(
            "/account/reset", "/account/reset",
            [.. OwnAccount.Reset(stage.Sender.Email, stage.Note).Select(field => (field.Key, field.Value))]))
        {
            ArrangeAsync = async stage =>
            {
                await stage.Visitor.ForgetAsync(stage.Sender.Email);
                stage.Note = OwnAccount.CodeIn(await stage.Host.LastMailAsync(stage.Sender.Email));
            },
        }.WithoutKey(),
    ];

    private static ChangingRoute OfLink(
        string pattern, string purpose, Func<ChangingStage, Task> arrange, params (string Name, string? Value)[] typed)
    {
        var route = new ChangingRoute(
            pattern, SentBy.Nobody, stage => stage.FillAsync($"/{pattern}?token={stage.Note}", $"/{pattern}", typed))
        {
            ArrangeAsync = async stage =>
            {
                await arrange(stage);
                await AddLinkAsync(stage, purpose);
            },
        };
        return route.WithoutKey();
    }

    private static Task AddLinkAsync(ChangingStage stage, string purpose) => stage.WriteAsync(context =>
    {
        stage.Note = Hashing.NewSecret();
        context.Add(new AccountToken
        {
            SecretHash = Hashing.Sha256(stage.Note),
            UserId = stage.Sender.Id,
            Purpose = purpose,
            Email = purpose == AccountTokenPurpose.ChangeEmail ? RegisterForm.NewEmail() : null,
            CreatedAt = stage.Host.Time.Now,
            ExpiresAt = stage.Host.Time.Now + AccountToken.Lifetime,
        });
        return Task.CompletedTask;
    });

    private static Task UnconfirmAsync(ChangingStage stage) =>
        stage.WriteAsync(context => context.Users.Where(user => user.Id == stage.Sender.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, false), TestContext.Current.CancellationToken));
}
