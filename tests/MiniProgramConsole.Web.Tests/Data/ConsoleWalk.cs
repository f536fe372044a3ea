using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Deleting;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Editing;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Core.Workspaces.Settings;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Does everything once, over HTTP and through the services, so that every statement runs.</summary>
internal sealed class ConsoleWalk(ConsoleHost host)
{
    private static readonly bool[] FalseAndTrue = [false, true];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task WalkAsync()
    {
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var developer = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        await BrowseAsync(owner, workspace);
        // JoinAsync sends these mails together with its own.
        await OwnAccountAsync();
        await UseSecondFactorAsync();
        await LeaveAsync(workspace);
        await using var scope = host.Services.CreateAsyncScope();
        var membership = await scope.ServiceProvider.GetRequiredService<WorkspaceService>().Of(owner.Id).SingleAsync(Cancelled);
        var by = new Actor(owner.Id, owner.Name, "192.0.2.1");
        await ManageMembersAsync(scope.ServiceProvider, membership, by, developer.Code);
        await InviteAsync(scope.ServiceProvider, membership, by);
        await JoinAsync();
        await ManageAsync(scope.ServiceProvider, membership, by);
        await ReadAsync(scope.ServiceProvider, membership, owner.Id);
        await SettleAsync(scope.ServiceProvider, membership, by);
        await TidyAsync();
    }

    private async Task UseSecondFactorAsync()
    {
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        await visitor.BeginSecondFactorAsync();
        var (secret, codes) = await host.AddSecondFactorAsync(visitor);
        await visitor.SubmitAsync((await visitor.GetAsync("/account/security/recovery-codes")).Form("/recovery-codes"));
        await visitor.GetAsync("/account/sign-ins");
        var (browser, again) = (host.NewVisitor(), host.NewVisitor());
        await browser.GivePasswordAsync(person);
        await browser.GiveCodeAsync(codes[0]);
        await browser.GiveCodeAsync(host.CodeOf(secret), remember: true);
        await browser.SubmitAsync((await browser.GetAsync("/account/security")).Form("/forget-browsers"));
        await browser.SubmitAsync((await browser.GetAsync("/workspaces")).Form("/account/sign-out"));
        await browser.TrySignInAsync(person.Email, Person.Password);
        var turnOff = (await visitor.GetAsync(SecondFactors.Address)).Form("/turn-off");
        host.Time.Advance(SecondFactors.Step);
        await visitor.SubmitAsync(turnOff, SecondFactors.CodeForm(host.CodeOf(secret)));
        await again.SignInAsync(person);
        await host.AddSecondFactorAsync(again);
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(
            (await scope.ServiceProvider.GetRequiredService<SecondFactorResetService>().ResetAsync(person.Email, Cancelled)).Succeeded);
    }

    private async Task BrowseAsync(Person owner, Workspace workspace)
    {
        await host.NewVisitor().TrySignInAsync(owner.Email, "wrong");
        await host.NewVisitor().TrySignInAsync("nobody@test.example", "wrong");
        var visitor = await host.SignInAsync(owner);
        await visitor.CreateAsync(workspace, CreateForm.Valid("Name", ""));
        var created = await visitor.CreateAsync(workspace);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, created.Status);
        await using var context = host.NewContext();
        foreach (var address in ConsolePages
            .Of(workspace, await context.MiniPrograms.SingleAsync(program => program.WorkspaceId == workspace.Id, Cancelled)))
        {
            host.Time.Advance(TimeSpan.FromMinutes(6));
            await visitor.GetAsync(address);
        }

        var page = await visitor.GetAsync("/workspaces");
        await visitor.SubmitAsync(page.Form("/account/sign-out"), new Dictionary<string, string?>());
    }

    private static async Task ManageMembersAsync(IServiceProvider services, WorkspaceMembership workspace, Actor by, string code)
    {
        var (members, programMembers) = (services.GetRequiredService<MemberService>(), services.GetRequiredService<ProgramMemberService>());
        var id = (await services.GetRequiredService<MiniProgramReader>()
            .ListAsync(workspace, new MiniProgramQuery(), Cancelled)).Items[0].MiniProgramId;
        var sender = new SystemSender(by);
        Outcome[] ofProgram =
        [
            await programMembers.AddAsync(workspace, sender, id, code, ProgramRole.Developer, Guid.NewGuid(), Cancelled),
            await programMembers.ChangeAsync(workspace, sender, id, code, ProgramRole.Admin, Guid.NewGuid(), Cancelled),
            await programMembers.RemoveAsync(workspace, sender, id, code, Guid.NewGuid(), Cancelled),
        ];
        var email = (await services.GetRequiredService<MemberReader>().FindAsync(workspace, code, Cancelled))!.Email;
        Outcome[] ofWorkspace =
        [
            await members.ChangeRoleAsync(workspace, sender, code, WorkspaceRole.Master, Guid.NewGuid(), Cancelled),
            await members.BlockAsync(workspace, sender, code, Guid.NewGuid(), Cancelled),
            await members.UnblockAsync(workspace, sender, code, Guid.NewGuid(), Cancelled),
            await members.RemoveAsync(workspace, sender, code, email, Guid.NewGuid(), Cancelled),
        ];
        Assert.All([.. ofProgram, .. ofWorkspace], result => Assert.Equal(OutcomeKind.Done, result.Kind));
    }

    private async Task InviteAsync(IServiceProvider services, WorkspaceMembership workspace, Actor by)
    {
        var sender = new SystemSender(by);
        var (invitations, language) = (services.GetRequiredService<InvitationService>(), CultureInfo.InvariantCulture);
        var (invited, reader) = (await host.Data.PersonAsync(), services.GetRequiredService<InvitationReader>());
        var answers = services.GetRequiredService<InvitationAnswerService>();
        var (their, details) = (new SystemSender(new Actor(invited.Id, invited.Name, null)), new InvitationDetails
        {
            Email = invited.Email,
            DisplayName = invited.Name,
            Role = WorkspaceRole.Developer,
        });
        foreach (var end in new Func<string, Task>[]
        {
            code => invitations.WithdrawAsync(workspace, sender, code, Guid.NewGuid(), Cancelled),
            code => answers.DeclineAsync(their, invited.Email, code, Guid.NewGuid(), Cancelled),
            code => answers.AcceptAsync(their, invited.Email, code, Guid.NewGuid(), Cancelled),
        })
        {
            var result = await invitations.InviteAsync(workspace, sender, details, language, Guid.NewGuid(), Cancelled);
            Assert.Equal(OutcomeKind.Done, result.Kind);
            var code = Assert.Single(await reader.ListForAsync(invited.Email, Cancelled)).Code;
            result = await invitations.SendAgainAsync(workspace, sender, code, language, Guid.NewGuid(), Cancelled);
            Assert.Equal(OutcomeKind.Done, result.Kind);
            await end(code);
            await end(code);
            Assert.Empty(await reader.ListForAsync(invited.Email, Cancelled));
        }
    }

    /// <summary>Also transfers the workspace and back, and adds a workspace that is then closed.</summary>
    private async Task SettleAsync(IServiceProvider services, WorkspaceMembership workspace, Actor by)
    {
        var candidate = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(new Workspace { Id = workspace.Id, Name = workspace.Name }, candidate, WorkspaceRole.Master);
        var (to, sender, language) = (new SystemSender(new Actor(candidate.Id, candidate.Name, null)), new SystemSender(by),
            CultureInfo.InvariantCulture);
        var (settings, ownership) = (services.GetRequiredService<WorkspaceSettingsService>(), services
            .GetRequiredService<OwnershipService>());
        var merchants = services.GetRequiredService<MerchantService>();
        await settings.ReadAsync(workspace, Cancelled);
        var code = (await services.GetRequiredService<WorkspaceService>().ListPeopleAsync(workspace.Id, Cancelled))
            .Single(person => person.UserId == by.UserId).Code;
        var added = await merchants.AddWorkspaceAsync(workspace, sender, "Another", Guid.NewGuid(), Cancelled);
        var other = await services.GetRequiredService<WorkspaceService>().Of(by.UserId)
            .SingleAsync(found => found.Code == added.SubjectId, Cancelled);
        Outcome[] results =
        [
            added,
            await merchants.RenameAsync(workspace, sender, "Renamed", Guid.NewGuid(), Cancelled),
            await settings.RenameAsync(workspace, sender, "Renamed", Guid.NewGuid(), Cancelled),
            await ownership.OfferAsync(workspace, sender, candidate.Code, language, Guid.NewGuid(), Cancelled),
            await ownership.CancelAsync(workspace, sender, Guid.NewGuid(), Cancelled),
            await ownership.OfferAsync(workspace, sender, candidate.Code, language, Guid.NewGuid(), Cancelled),
            await ownership.DeclineAsync(workspace, to, Guid.NewGuid(), Cancelled),
            await ownership.OfferAsync(workspace, sender, candidate.Code, language, Guid.NewGuid(), Cancelled),
            await ownership.AcceptAsync(workspace, to, language, Guid.NewGuid(), Cancelled),
            await ownership.OfferAsync(workspace, to, code, language, Guid.NewGuid(), Cancelled),
            await services.GetRequiredService<ClosingService>().CloseAsync(other, sender, "Another", Guid.NewGuid(), Cancelled),
        ];
        Assert.All(results, result => Assert.Equal(OutcomeKind.Done, result.Kind));
        var outbox = services.GetRequiredService<OutboxService>();
        while (await outbox.ClaimAsync(MailUrgency.Other, Cancelled) is { } mail)
        {
            await outbox.NoteSentAsync(mail, Cancelled);
        }
    }

    /// <summary>Also claims the mails and records a failed and a successful attempt for each.</summary>
    private async Task JoinAsync()
    {
        var (visitor, email) = (host.NewVisitor(), RegisterForm.NewEmail());
        await visitor.RegisterAsync(RegisterForm.Valid((await host.Data.PersonAsync()).Email));
        await visitor.RegisterAsync(RegisterForm.Valid(email));
        var unconfirmed = await visitor.TrySignInAsync(email, RegisterForm.Password);
        await visitor.SubmitAsync(unconfirmed.Form("/account/register/again"), new Dictionary<string, string?>());
        await using var scope = host.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxService>();
        var link = "";
        while (await outbox.ClaimAsync(MailUrgency.Other, Cancelled) is { } mail)
        {
            link = mail.Text!.Split('\n').Single(line => line.StartsWith(ConsoleHost.PublicUrl, StringComparison.Ordinal));
            await outbox.NoteFailureAsync(mail, "Nobody is there", Cancelled);
            await outbox.NoteSentAsync(mail, Cancelled);
        }

        await outbox.ListUnsentAsync(Cancelled);
        await outbox.RetryAsync(Cancelled);
        var confirmed = await visitor.ConfirmAsync(new Uri(link).PathAndQuery);
        var form = (await visitor.FollowAsync(confirmed)).Form("/merchants");
        var founded = await visitor.SubmitAsync(
            form, new Dictionary<string, string?> { ["MerchantName"] = "Tea", ["WorkspaceName"] = "Shop" });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, founded.Status);
        var (outcome, first) = await scope.ServiceProvider.GetRequiredService<FirstOwnerService>().CreateAsync(
            RegisterForm.NewEmail(), new MerchantDetails { MerchantName = "Coffee", WorkspaceName = "Shop" }, Cancelled);
        Assert.True(outcome.Succeeded);
        var page = await visitor.GetAsync(first!.PathAndQuery);
        await visitor.SubmitAsync(
            page.Form("/account/set-password"), new Dictionary<string, string?> { ["Password"] = RegisterForm.Password });
    }

    private async Task OwnAccountAsync()
    {
        var (person, nothing) = (await host.Data.PersonAsync(), new Dictionary<string, string?>());
        var visitor = await host.SignInAsync(person);
        await host.SignInAsync(person);
        await visitor.SubmitAsync((await visitor.GetAsync("/workspaces")).Form("/account/guide/dismiss"), nothing);
        var ended = (await visitor.GetAsync("/account/sessions")).Document.QuerySelector("form[action$='/end']")!;
        await visitor.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)ended, nothing);
        await host.SignInAsync(person);
        await visitor.SubmitAsync((await visitor.GetAsync("/account/sessions")).Form("/account/sessions/end-others"), nothing);
        await visitor.AskForEmailAsync((await host.Data.PersonAsync()).Email);
        await visitor.SubmitAsync((await visitor.GetAsync("/account")).Form("/account/email/cancel"), nothing);
        var email = RegisterForm.NewEmail();
        await visitor.AskForEmailAsync(email);
        var link = (await host.LastMailAsync(email)).Split('\n').Single(line => line.Contains("token=", StringComparison.Ordinal));
        Assert.Equal("/account", (await visitor.TakeEmailAsync(new Uri(link).PathAndQuery)).Location);
        Assert.Equal("/account/security", (await visitor.ChangePasswordAsync("four amber windmills turn")).Location);
        await visitor.ForgetAsync(RegisterForm.NewEmail());
        await visitor.ForgetAsync(email);
        await visitor.ForgetAsync(email);
        Assert.Equal("/account/sign-in", (await visitor.ResetAsync(email, OwnAccount.CodeIn(await host.LastMailAsync(email)))).Location);
        // So that the next mails are the latest ones.
        host.Time.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Adds and removes a passkey, then deletes the account.</summary>
    private async Task LeaveAsync(Workspace workspace)
    {
        var (person, authenticator) = (await host.Data.PersonAsync(), new SoftAuthenticator());
        await host.Data.AddMemberAsync(workspace, person, WorkspaceRole.Master);
        var visitor = await host.SignInAsync(person);
        await visitor.AddPasskeyAsync(authenticator, "Key");
        visitor = host.NewVisitor();
        Assert.Equal("/workspaces", (await visitor.SignInByPasskeyAsync(authenticator)).Location);
        await visitor.SubmitAsync(
            (await visitor.GetAsync($"/account/security/passkeys/{authenticator.Code}")).Form($"/passkeys/{authenticator.Code}"),
            new Dictionary<string, string?> { ["PasskeyName"] = "Other" });
        var remove = await visitor.GetAsync($"/account/security/passkeys/{authenticator.Code}/remove");
        await visitor.SubmitAsync(remove.Form("/remove"), new Dictionary<string, string?>());
        var data = await visitor.GetAsync("/account/data");
        await visitor.SubmitAsync(data.Form("/export"), new Dictionary<string, string?>());
        var deletion = await visitor.GetAsync("/account/data/delete");
        var deleted = await visitor.SubmitAsync(
            deletion.Form("/delete"), new Dictionary<string, string?> { ["TypedEmail"] = person.Email });
        Assert.Equal("/account/deleted", deleted.Location);
    }

    private static async Task ManageAsync(IServiceProvider services, WorkspaceMembership workspace, Actor by)
    {
        var (reader, forms) = (services.GetRequiredService<MiniProgramReader>(), services.GetRequiredService<UnfinishedFormService>());
        var staged = services.GetRequiredService<StagedLogoService>();
        var id = (await reader.ListAsync(workspace, new MiniProgramQuery(), Cancelled)).Items[0].MiniProgramId;

        // More logos than are kept for one program, and more staged logos than are kept for one person.
        for (var number = 0; number < StagedLogo.MaxForPerson + 2; number++)
        {
            var content = UploadedFile.Logo(colour: $"#0000{number:X2}").Content;
            var hash = Hashing.Sha256(content);
            await staged.StageAsync(workspace.Id, new SystemSender(by), new LogoImage(content, hash, LogoFormat.Png, 64, 64), Cancelled);
            Assert.Equal(
                OutcomeKind.Done, (await ModifyAsync(services, workspace, by, id, program => program with { Logo = hash })).Outcome.Kind);
        }

        var original = (await reader.ListAsync(workspace, new MiniProgramQuery(), Cancelled)).Items[0].Details.Logo!;
        await DraftAsync(forms, workspace, new SystemSender(by), original);
        await KeepAsync(forms, workspace, new SystemSender(by), id, original);
        await TakeOverAsync(services, workspace, by.UserId);
        await DeleteAndRestoreAsync(services, workspace, by, id);
    }

    /// <summary>Saves more forms than are kept for one person.</summary>
    private static async Task KeepAsync(UnfinishedFormService forms, WorkspaceMembership workspace, Sender sender, string id, string logo)
    {
        foreach (var program in new[] { id, null })
        {
            var token = Guid.NewGuid();
            for (var number = 0; number < UnfinishedForm.MaxKept + 1; number++)
            {
                token = Guid.NewGuid();
                var typed = new TypedForm(
                    new MiniProgramDetails { Name = $"半 {number}", Logo = logo }, program is null ? null : new MiniProgramDetails());
                Assert.Equal(OutcomeKind.Done, (await forms.KeepAsync(workspace, sender, program, token, typed, Cancelled)).Kind);
            }

            Assert.NotEmpty(await forms.ListKeptAsync(workspace, sender.By.UserId, program, Cancelled));
            Assert.NotNull(await forms.FindAsync(workspace, sender.By.UserId, program, token, Cancelled));
            await forms.DiscardAsync(workspace, sender, program, token, Cancelled);
        }
    }

    private static async Task DraftAsync(UnfinishedFormService forms, WorkspaceMembership workspace, Sender sender, string logo)
    {
        var token = Guid.NewGuid();
        for (var number = 0; number < 2; number++)
        {
            Assert.Empty((await forms
                .SaveAsync(workspace, sender, token, new MiniProgramDetails { Name = $"半 {number}", Logo = logo }, Cancelled)).Errors);
        }

        Assert.Single(await forms.ListDraftsAsync(workspace, sender.By.UserId, Cancelled));
        Assert.NotNull(await forms.FindAsync(workspace, sender.By.UserId, null, token, Cancelled));
        await forms.DiscardAsync(workspace, sender, null, token, Cancelled);
    }

    private static async Task TakeOverAsync(IServiceProvider services, WorkspaceMembership workspace, long userId)
    {
        var database = services.GetRequiredService<ConsoleDbContext>();
        var (logo, now) = (await database.StagedLogos.FirstAsync(row => row.UserId == userId, Cancelled), services
            .GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var content = new TypedForm(new MiniProgramDetails { Name = "半" }).ToJson();
        database.AddRange(
            new FormerDraft
            {
                AuthorId = userId,
                Token = Guid.NewGuid(),
                WorkspaceId = workspace.Id,
                Slot = 1,
                Name = "半",
                LogoHash = logo.Hash,
                SavedAt = now
            },
            new FormerUnsentForm { UserId = userId, Token = Guid.NewGuid(), WorkspaceId = workspace.Id, Content = content, SavedAt = now });
        await database.SaveChangesAsync(Cancelled);
        Assert.Equal(2, await services.GetRequiredService<FormerForms>().TakeOverAsync(Cancelled));
    }

    private static async Task DeleteAndRestoreAsync(IServiceProvider services, WorkspaceMembership workspace, Actor by, string id)
    {
        var (deletion, reader) = (services.GetRequiredService<MiniProgramDeletionService>(), services
            .GetRequiredService<MiniProgramReader>());
        for (var number = 0; number < 2; number++)
        {
            var program = (await reader.FindAsync(workspace, id, Cancelled))!;
            Assert.True((await deletion
                .DeleteAsync(workspace, new SystemSender(by), id, program.Name, program.Version, Guid.NewGuid(), Cancelled)).Succeeded);
            if (number == 0)
            {
                Assert.True((await deletion.RestoreAsync(workspace, new SystemSender(by), id, Guid.NewGuid(), Cancelled)).Succeeded);
            }
        }
    }

    private static async Task<ModifyResult> ModifyAsync(
        IServiceProvider services, WorkspaceMembership workspace, Actor by, string id, Func<MiniProgramDetails, MiniProgramDetails> change)
    {
        var program = (await services.GetRequiredService<MiniProgramReader>().FindAsync(workspace, id, Cancelled))!;
        return await services.GetRequiredService<MiniProgramModificationService>().ModifyAsync(
            workspace,
            new SystemSender(by),
            new ModifyInput
            {
                MiniProgramId = id,
                Details = change(program.Details),
                Base = program.Details,
                Version = program.Version,
                Token = Guid.NewGuid(),
            },
            Cancelled);
    }

    private static async Task ReadAsync(IServiceProvider services, WorkspaceMembership workspace, long userId)
    {
        var reader = services.GetRequiredService<MiniProgramReader>();
        foreach (var query in Queries())
        {
            await reader.ListAsync(workspace, query, Cancelled);
            await ReadToTheEndAsync(reader.ExportAsync(workspace, query));
        }

        var audit = services.GetRequiredService<AuditReader>();
        foreach (var query in AuditQueries(userId))
        {
            await audit.ListAsync(workspace.Id, query, Cancelled);
            await ReadToTheEndAsync(audit.ExportAsync(workspace.Id, query));
        }

        await services.GetRequiredService<WorkspaceService>().ListAsync(userId, Cancelled);
        await services.GetRequiredService<WorkspaceService>().ListPeopleAsync(workspace.Id, Cancelled);
    }

    private async Task TidyAsync()
    {
        host.Time.Advance(MiniProgram.RestorableFor + TimeSpan.FromDays(1));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        await using var context = host.NewContext();
        // The database may also contain sample data.
        Assert.False(await context.MiniPrograms.AnyAsync(program => !program.CreatedBy.Email!.EndsWith("@seed.example"), Cancelled));
        Assert.False(await context.Sessions.AnyAsync(Cancelled));
        Assert.False(await context.AccountTokens.AnyAsync(Cancelled));
        Assert.False(await context.UnfinishedForms.AnyAsync(Cancelled));
        Assert.False(await context.OwnershipOffers.AnyAsync(Cancelled));
        Assert.False(await context.OutboxMails.AnyAsync(Cancelled));
        Assert.False(await context.PasswordResetCodes.AnyAsync(Cancelled));
        Assert.False(await context.SignInThrottles.AnyAsync(Cancelled));
    }

    /// <summary>Every filter alone and all together, in every order, from the first page and from later pages.</summary>
    private static IEnumerable<MiniProgramQuery> Queries()
    {
        const string Id = "1234567890123456";
        var all = new MiniProgramQuery();
        MiniProgramQuery[] filters =
        [
            all,
            all with { Search = "咖啡" },
            all with { Status = MiniProgramStatus.InDevelopment },
            all with { LaunchTarget = LaunchTargetList.AlipayChina.Code },
            all with { Industry = "food-coffee" },
            all with { Search = "咖啡", Status = MiniProgramStatus.InDevelopment, LaunchTarget = LaunchTargetList.AlipayChina.Code, Industry = "food-coffee" },
        ];
        return from filter in filters
               from order in Enum.GetValues<MiniProgramOrder>()
               from downwards in FalseAndTrue
               from deleted in FalseAndTrue
               let value = order == MiniProgramOrder.Name ? "晨光" : "20261124T101112.123456Z"
               from key in new[] { null, new PageKey(value, Id, Backwards: false), new PageKey(value, Id, Backwards: true) }
               select filter with { Order = order, Descending = downwards, Deleted = deleted, From = key };
    }

    private static IEnumerable<AuditQuery> AuditQueries(long userId) =>
        from subject in new[] { null, "1234567890123456" }
        from actors in new long[]?[] { null, [], [userId], [userId, 9] }
        from action in new[] { null, AuditAction.MiniProgramCreated }
        from day in new DateOnly?[] { null, new DateOnly(2026, 1, 1) }
        from page in new (long? Before, long? After)[] { (null, null), (9, null), (null, 1) }
        select new AuditQuery
        {
            SubjectId = subject,
            ActorIds = actors,
            Action = action,
            From = day,
            To = day,
            Before = page.Before,
            After = page.After
        };

    private static async Task ReadToTheEndAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
            // Only the query matters, not its result.
        }
    }
}
