using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Deletion;

public sealed class DeleteAccountTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Gone = "Deleted person";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_OnesOwnEmail_LeavesNothingPersonalAndSendsAFarewell(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var team = await Team.OnAsync(host);
        var (person, visitor) = (team.Person("master"), team.Master);
        await FillAsync(host, team.Workspace, person);
        await host.NewVisitor().TrySignInAsync(person.Email, "wrong");

        var answer = await DeleteAsync(visitor, person.Email.ToUpperInvariant());

        Assert.Equal("/account/deleted", answer.Location);
        Assert.Equal("Your account is deleted", (await visitor.FollowAsync(answer)).Heading);
        Assert.EndsWith("/account/sign-in?returnUrl=%2Faccount", (await visitor.GetAsync("/account")).Location, StringComparison.Ordinal);
        var mail = await console.ReceiveAsync();
        Assert.Equal(("Your account was deleted", person.Email), (mail.Message.Subject, mail.To));
        await console.AssertNothingMoreAsync();
        await using var context = host.NewContext();
        var user = await context.Users.SingleAsync(row => row.Id == person.Id, Cancelled);
        var nobody = $"deleted-{person.Code}@deleted.invalid";
        Assert.Equal(
            ("", nobody, nobody.ToUpperInvariant(), false), (user.DisplayName, user.Email, user.NormalizedUserName, user.EmailConfirmed));
        Assert.Null(user.PasswordHash);
        Assert.Equal(host.Time.Now, user.DeletedAt);
        Assert.Equal(0, await CountRemainsAsync(context, person));
        Assert.Equal(
            ["account.deleted Chen Jie"],
            await context.AuditEntries
                .Where(entry => entry.Stream == AuditStreams.OfAccount(person.Id) && entry.Action == AuditAction.AccountDeleted)
                .Select(entry => $"{entry.Action} {entry.ActorName}").ToListAsync(Cancelled));
        var report = await host.Services.CreateScope().ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(Cancelled);
        Assert.Empty(report.Findings);
    }

    [Theory, EachDatabase]
    public async Task History_OfADeletedPerson_ShowsNoName(Database database)
    {
        var host = await hosts.OnAsync(database);
        var team = await Team.OnAsync(host);
        var (master, developer) = (team.Person("master"), team.Person("developer"));
        var program = $"/workspaces/{team.Workspace.Code}/mini-programs/{team.Program.MiniProgramId}";
        await team.Master.ModifyAsync(team.Workspace, team.Program.MiniProgramId, "Tagline", "另一条足够长的标语内容");
        var members = await team.Owner.GetAsync($"{program}/members");
        await team.Owner.SubmitAsync(
            members.Form("/members"), new Dictionary<string, string?> { ["Member"] = developer.Code, ["Role"] = "Developer" });
        await team.Owner.SubmitAsync(
            (await team.Owner.GetAsync(team.Address("developer"))).Form("/block"), new Dictionary<string, string?>());
        await team.Owner.FollowAsync(await team.Owner.SubmitAsync(
            (await team.Owner.GetAsync(team.Address("developer"))).Form("/unblock"), new Dictionary<string, string?>()));

        foreach (var kind in new[] { "master", "developer" })
        {
            Assert.Equal("/account/deleted", (await DeleteAsync(team[kind], team.Person(kind).Email)).Location);
        }

        var activity = $"/workspaces/{team.Workspace.Code}/activity";
        var pages = new Dictionary<string, string>();
        foreach (var address in new[] { activity, $"{activity}/export.csv", program, $"{program}/history",
            $"/workspaces/{team.Workspace.Code}/mini-programs/export.json" })
        {
            var page = await team.Owner.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(master.Name, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(developer.Name, page.Body, StringComparison.Ordinal);
            Assert.Contains(Gone, page.Body, StringComparison.Ordinal);
            pages[address] = page.Text;
        }

        Assert.Contains($"Lin Wei blocked {Gone}", pages[activity], StringComparison.Ordinal);
        Assert.Contains($"{Gone} left", pages[activity], StringComparison.Ordinal);
        Assert.Contains($"{Gone} modified", pages[activity], StringComparison.Ordinal);
        Assert.Contains(
            "已注销用户", (await (await host.SignInAsync(team.Person("owner"), "zh-CN")).GetAsync(activity)).Text, StringComparison.Ordinal);
        var filtered = await team.Owner.GetAsync($"{activity}?person={team.Person("owner").Code}&did=member.blocked");
        Assert.Single(filtered.Document.QuerySelectorAll(".entry"));
    }

    [Theory, EachDatabase]
    public async Task Invitations_AnsweredByADeletedPerson_ShowNeitherNameNorEmail(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var (team, person) = (await Team.OnAsync(host), await host.Data.PersonAsync("Zhou Yun"));
        var visitor = await host.SignInAsync(person);
        await team.Owner.InviteAsync(team.Workspace, person.Email);
        await visitor.AnswerAsync((await console.ReceiveAsync()).LinkPath, "accept");
        var activity = $"/workspaces/{team.Workspace.Code}/activity";
        Assert.Contains(person.Email, (await team.Owner.GetAsync(activity)).Body, StringComparison.Ordinal);

        Assert.Equal("/account/deleted", (await DeleteAsync(visitor, person.Email)).Location);

        foreach (var address in new[] { activity, $"{activity}/export.csv" })
        {
            var page = await team.Owner.GetAsync(address);
            Assert.DoesNotContain(person.Email, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Zhou Yun", page.Body, StringComparison.Ordinal);
            Assert.Contains(Gone, page.Body, StringComparison.Ordinal);
        }

        await using var context = host.NewContext();
        Assert.False(await context.Invitations.AnyAsync(row => row.Email == person.Email, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_WhileOwningAWorkspace_IsRefusedAndNamesIt(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(owner);
        var form = (await visitor.GetAsync("/account/data/delete")).Form("/delete");
        var workspace = await host.Data.WorkspaceAsync(owner, name: "Demo Tea");

        var answer = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["TypedEmail"] = owner.Email });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(
            "You own a workspace. Hand it over or close it before you delete your account.", answer.Text, StringComparison.Ordinal);
        var link = answer.Document.QuerySelector(".consequences a")!;
        Assert.Equal(("Demo Tea", $"/workspaces/{workspace.Code}/settings"), (link.TextContent, link.GetAttribute("href")));
        Assert.Empty((await visitor.GetAsync("/account/data/delete")).Document.QuerySelectorAll(".btn-danger-fill"));
    }

    [Theory, EachDatabase]
    public async Task Post_AnotherEmailOrNoPassword_IsRefusedAndKeepsWhatWasTyped(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);

        var missing = await DeleteAsync(visitor, " ");
        var differing = await DeleteAsync(visitor, "other@test.example");
        host.Time.Advance(UserSession.FreshFor);
        var unproved = await DeleteAsync(visitor, person.Email);

        HtmlAssert.FieldError(missing, "Your email", $"Type your email to delete your account: {person.Email}");
        HtmlAssert.FieldError(differing, "Your email", $"That is not your email. Type {person.Email} to delete your account.");
        Assert.Equal("other@test.example", differing.Control("Your email").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, unproved.Status);
        Assert.Equal(person.Email, unproved.Control("Your email").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Email_OfADeletedPerson_IsUnknownAndFree(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var person = await console.Host.Data.PersonAsync();
        await DeleteAsync(await console.Host.SignInAsync(person), person.Email);
        await console.ReceiveAsync();

        var refused = await console.Host.NewVisitor().TrySignInAsync(person.Email, Person.Password);
        await console.Host.NewVisitor().RegisterAsync(RegisterForm.Valid(person.Email));

        Assert.Contains("The email or password is incorrect.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("/account/confirm?token=", (await console.ReceiveAsync()).Link.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Delete_WhileAcceptingAnOffer_LeavesNoWorkspaceWithoutOwner(Database database)
    {
        var host = await hosts.OnAsync(database);
        for (var round = 0; round < 8; round++)
        {
            var (owner, candidate) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
            var workspace = await host.Data.WorkspaceAsync(owner);
            await host.Data.AddMemberAsync(workspace, candidate, WorkspaceRole.Master);
            await using var context = host.NewContext();
            context.Add(new OwnershipOffer
            {
                WorkspaceId = workspace.Id,
                ToUserId = candidate.Id,
                OfferedAt = host.Time.Now,
                ExpiresAt = host.Time.Now.AddDays(3)
            });
            await context.SaveChangesAsync(Cancelled);

            await Task.WhenAll(
                Task.Run(() => DeleteAsync(host, candidate), Cancelled),
                Task.Run(() => AcceptAsync(host, workspace, candidate), Cancelled));

            var ownerId = await context.Workspaces.Where(row => row.Id == workspace.Id).Select(row => row.OwnerId).SingleAsync(Cancelled);
            var deleted = await context.Users.Where(row => row.Id == candidate.Id).Select(row => row.DeletedAt != null)
                .SingleAsync(Cancelled);
            Assert.NotEqual(deleted, ownerId == candidate.Id);
        }
    }

    [Theory, EachDatabase]
    public async Task Delete_WhileCreatingAMerchant_LeavesNoWorkspaceWithoutOwner(Database database)
    {
        var host = await hosts.OnAsync(database);
        for (var round = 0; round < 8; round++)
        {
            var person = await host.Data.PersonAsync();
            var by = new SystemSender(new Actor(person.Id, person.Name, null));
            await using var scope = host.Services.CreateAsyncScope();
            var creation = scope.ServiceProvider.GetRequiredService<MerchantCreationService>();

            await Task.WhenAll(
                Task.Run(() => DeleteAsync(host, person), Cancelled),
                Task.Run(
                    () => creation.CreateAsync(
                        by, new MerchantDetails { MerchantName = "Tea", WorkspaceName = "Shop" }, Guid.NewGuid(), Cancelled),
                    Cancelled));

            await using var context = host.NewContext();
            var deleted = await context.Users.Where(row => row.Id == person.Id).Select(row => row.DeletedAt != null).SingleAsync(Cancelled);
            Assert.NotEqual(deleted, await context.Workspaces.AnyAsync(row => row.OwnerId == person.Id, Cancelled));
        }
    }

    [Theory, EachDatabase]
    public async Task Forms_ArrivingAfterTheAccountWasDeleted_LeaveNoData(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync("Lin Wei");
        var sender = new SystemSender(new Actor(person.Id, person.Name, null));
        await DeleteAsync(host, person);
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;

        await services.GetRequiredService<ProfileService>().RenameAsync(sender, "Wei Lin", Guid.NewGuid(), Cancelled);
        await services.GetRequiredService<EmailChangeService>()
            .AskAsync(sender, RegisterForm.NewEmail(), Guid.NewGuid(), CultureInfo.InvariantCulture, Cancelled);
        await services.GetRequiredService<AuthenticatorService>().BeginAsync(sender, Guid.NewGuid(), Cancelled);

        await using var context = host.NewContext();
        Assert.Equal("", await context.Users.Where(row => row.Id == person.Id).Select(row => row.DisplayName).SingleAsync(Cancelled));
        Assert.Equal(0, await CountRemainsAsync(context, person));
    }

    private static async Task<Page> DeleteAsync(Visitor visitor, string email)
    {
        var page = await visitor.GetAsync("/account/data/delete");
        return await visitor.SubmitAsync(page.Form("/delete"), new Dictionary<string, string?> { ["TypedEmail"] = email });
    }

    private static async Task DeleteAsync(ConsoleHost host, Person person)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountDeletionService>().DeleteAsync(
            new SystemSender(new Actor(person.Id, person.Name, null)), person.Email, CultureInfo.InvariantCulture, Cancelled);
    }

    // Does what accepting does: locks the account first, then deletes the offer.
    private static Task<bool> AcceptAsync(ConsoleHost host, Workspace workspace, Person candidate) =>
        host.Services.GetRequiredService<ConsoleTransactions>().RunAsync(
            async (db, cancelled) =>
                await db.Users.Where(user => user.Id == candidate.Id && user.DeletedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancelled) == 1
                && await db.OwnershipOffers.Where(row => row.WorkspaceId == workspace.Id && row.ToUserId == candidate.Id)
                    .ExecuteDeleteAsync(cancelled) == 1
                && await db.Workspaces.Where(row => row.Id == workspace.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, candidate.Id), cancelled) == 1,
            Cancelled);

    private static async Task FillAsync(ConsoleHost host, Workspace workspace, Person person)
    {
        await using var context = host.NewContext();
        var hash = Hashing.Sha256(person.Email.ToUpperInvariant());
        await host.Data.UnfinishedFormAsync(workspace, person.Id);
        context.AddRange(
            new Authenticator { UserId = person.Id, ProtectedSecret = "secret" },
            new RecoveryCode { UserId = person.Id, CodeHash = Hashing.Sha256("code") },
            new KnownDevice { UserId = person.Id, SecretHash = Hashing.Sha256(person.Code), ExpiresAt = host.Time.Now.AddDays(1) },
            new OwnershipOffer
            {
                WorkspaceId = workspace.Id,
                ToUserId = person.Id,
                OfferedAt = host.Time.Now,
                ExpiresAt = host.Time.Now
                .AddDays(1)
            },
            new SignInAttempt { EmailHash = hash, At = host.Time.Now, Outcome = SignInOutcome.WrongPassword },
            new PasswordResetCode { EmailHash = hash, CodeHash = "x", ExpiresAt = host.Time.Now.AddDays(1) },
            new AccountToken
            {
                UserId = person.Id,
                SecretHash = Hashing.Sha256(person.Email),
                Purpose = AccountTokenPurpose.SetPassword,
                CreatedAt = host.Time.Now,
                ExpiresAt = host.Time.Now.AddDays(1)
            },
            new StagedLogo { UserId = person.Id, Hash = hash, Content = [1], StagedAt = host.Time.Now },
            new UnfinishedForm
            {
                AuthorId = person.Id,
                Token = Guid.NewGuid(),
                WorkspaceId = workspace.Id,
                Content = "{}",
                LogoHash = hash,
                SavedAt = host.Time.Now
            },
            new FormerDraft
            {
                AuthorId = person.Id,
                Token = Guid.NewGuid(),
                WorkspaceId = workspace.Id,
                Slot = 1,
                LogoHash = hash,
                SavedAt = host.Time.Now
            },
            new FormerUnsentForm
            {
                UserId = person.Id,
                Token = Guid.NewGuid(),
                WorkspaceId = workspace.Id,
                Content = "{}",
                LogoHash = hash,
                SavedAt = host.Time.Now
            });
        await context.SaveChangesAsync(Cancelled);
    }

    private static async Task<int> CountRemainsAsync(ConsoleDbContext context, Person person)
    {
        var hash = Hashing.Sha256(person.Email.ToUpperInvariant());
        int[] counts =
        [
            await context.Sessions.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.Authenticators.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.RecoveryCodes.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.KnownDevices.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.OwnershipOffers.CountAsync(row => row.ToUserId == person.Id, Cancelled),
            await context.AccountTokens.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.UnfinishedForms.CountAsync(row => row.AuthorId == person.Id, Cancelled),
            await context.Set<FormerDraft>().CountAsync(row => row.AuthorId == person.Id, Cancelled),
            await context.Set<FormerUnsentForm>().CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.StagedLogos.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.WorkspaceMembers.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.ProgramMembers.CountAsync(row => row.UserId == person.Id, Cancelled),
            await context.SignInAttempts.CountAsync(row => row.EmailHash == hash, Cancelled),
            await context.PasswordResetCodes.CountAsync(row => row.EmailHash == hash, Cancelled),
            await context.SignInThrottles.CountAsync(row => row.EmailHash == hash, Cancelled),
        ];
        return counts.Sum();
    }
}
