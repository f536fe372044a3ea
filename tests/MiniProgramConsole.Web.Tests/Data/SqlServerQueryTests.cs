using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.UnfinishedForms;
using MiniProgramConsole.Core.UnfinishedForms.Former;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>What the services ask of SQL Server, checked without one: it parses, and every table and column in it is there.</summary>
public sealed class SqlServerQueryTests
{
    private static readonly Actor Somebody = new(1, "Lin Wei", "192.0.2.1");
    private static readonly string Hash = new('a', Hashing.Length);

    private static readonly ApplicationUser Registered = new() { Id = 1, DisplayName = "Lin Wei", Email = "a@b.example" };
    private static readonly OutboxMail Mail = new() { Id = 1, Recipient = "a@b.example", Name = "Lin Wei", Language = "en", Subject = "Subject" };

    private static readonly WorkspaceMembership Workspace = new()
    {
        Id = 1,
        Code = "23456789bcdf",
        Name = "Tea",
        MerchantId = 1,
        MerchantName = "Tea",
        OwnerName = "Lin Wei",
        Role = WorkspaceRole.Owner,
    };

    private static readonly MiniProgramDetails Details = new()
    {
        LaunchTarget = LaunchTargetList.AlipayChina.Code,
        Name = "晨光咖啡",
        Tagline = "现磨咖啡，到店自取，一杯起送",
        Description = "在晨光咖啡点单，选择附近门店，到店即取，不必排队。",
        Logo = Hash,
        Industry = "food-coffee",
        ContactNumber = "0571-1234567",
        ContactEmail = "service@example.com",
    };

    private static readonly bool[] FalseAndTrue = [false, true];

    private const string ProgramId = "1234567890123456";

    private static readonly MiniProgramDetail Detail = new()
    {
        MiniProgramId = ProgramId,
        Details = Details,
        Status = MiniProgramStatus.InDevelopment,
        CreatedBy = "Lin Wei",
        CreatedAt = DateTime.UnixEpoch,
        ModifiedBy = "Lin Wei",
        ModifiedAt = DateTime.UnixEpoch,
        DeletedBy = null,
        DeletedAt = null,
        Version = Guid.NewGuid(),
    };

    private static readonly MemberListItem Member = new()
    {
        UserId = 1,
        Code = "23456789bcdf",
        Name = "Zhao Min",
        Email = "zhao@example.com",
        Role = WorkspaceRole.Developer,
        JoinedAt = DateTime.UnixEpoch,
        BlockedAt = null,
        LastActiveAt = null,
    };

    private static readonly InvitationDetails Inviting = new() { Email = "zhou@example.com", DisplayName = "Zhou Yun", Role = WorkspaceRole.Developer };

    private static readonly Invitation Invited = new()
    {
        Id = 1,
        WorkspaceId = 1,
        Email = "zhou@example.com",
        NormalizedEmail = "ZHOU@EXAMPLE.COM",
        DisplayName = "Zhou Yun",
        Role = WorkspaceRole.Developer,
        SecretHash = Hash,
        State = InvitationState.Pending,
    };

    private static readonly ReceivedInvitation Received = new()
    {
        Id = 1,
        Code = "23456789bcdf",
        WorkspaceId = 1,
        WorkspaceCode = "23456789bcdf",
        WorkspaceName = "Tea",
        MerchantName = "Tea",
        InvitedBy = "Lin Wei",
        Email = "zhou@example.com",
        Name = "Zhou Yun",
        Role = WorkspaceRole.Developer,
        ExpiresAt = DateTime.UnixEpoch,
    };

    private static readonly AuditEvent Happened = new()
    {
        Stream = AuditStreams.OfWorkspace(1),
        At = DateTime.UnixEpoch,
        By = Somebody,
        Action = AuditAction.MiniProgramCreated,
        WorkspaceId = 1,
        SubjectKind = AuditSubject.MiniProgram,
        SubjectId = ProgramId,
        SubjectName = "晨光咖啡",
    };

    private static readonly AuditQuery AllFilters = new()
    {
        SubjectId = ProgramId,
        ActorIds = [1, 2],
        Action = AuditAction.MiniProgramCreated,
        From = new DateOnly(2026, 1, 1),
        To = new DateOnly(2026, 12, 31),
    };

    [Theory, InlineData(0), InlineData(1)]
    public async Task EveryStatement_MeansSomethingToSqlServer(int touched)
    {
        var recorder = new RecordingSqlServer(touched);
        await AskEverythingAsync(recorder);

        Assert.True(recorder.Statements.Count > 10, $"Only {recorder.Statements.Count} statements were recorded.");
        await using var context = recorder.CreateDbContext();
        using var model = SqlServerScriptTests.ModelOf(context.Database.GenerateCreateScript());
        foreach (var statement in recorder.Statements)
        {
            model.AddObjects(statement);
        }

        // DacFx warns of a column that it can't find in a procedure, where it errs about one in a table.
        Assert.Empty(model.Validate().Select(message => message.ToString()));
    }

    [Theory, InlineData("SELECT [w].[Nothing] FROM [Workspaces] AS [w]"), InlineData("SELECT 1 FROM [Nowhere]")]
    public void Statement_AboutWhatIsNotThere_IsFound(string statement)
    {
        using var context = new RecordingSqlServer(0).CreateDbContext();
        using var model = SqlServerScriptTests.ModelOf(context.Database.GenerateCreateScript());
        model.AddObjects($"CREATE PROCEDURE [wrong] AS\n{statement}");

        Assert.NotEmpty(model.Validate());
    }

    private static async Task AskEverythingAsync(RecordingSqlServer recorder)
    {
        var database = recorder.CreateDbContext();
        var (errors, time) = (new NoErrors(), TimeProvider.System);
        var transactions = new ConsoleTransactions(recorder, errors);
        var audit = new AuditTrail(new AuditSealer(null));
        var sessions = new SessionService(database, transactions, audit, time);
        var workspaces = new WorkspaceService(database, time);
        var staged = new StagedLogoService(database, transactions, time);
        var submissions = new IdempotencyRecordReader(database);
        var reader = new MiniProgramReader(database, time);
        var authority = new Authority(time);
        var runner = new CommandRunner(
            recorder, errors, new NoLockTimeout(), authority, audit, time, NullLogger<CommandRunner>.Instance);
        var programs = new MiniProgramService(runner, new MiniProgramDetailsValidator(), staged);
        var modification = new MiniProgramModificationService(runner, new MiniProgramDetailsValidator(), reader, staged);
        var deletion = new MiniProgramDeletionService(database, runner, transactions, reader, audit, time);
        var members = new MemberReader(database);
        var invitations = new InvitationReader(database, new UpperInvariantLookupNormalizer(), time);
        var programMembers = new ProgramMemberService(database, runner, members);
        var unfinished = new UnfinishedFormService(database, transactions, staged, time);
        var former = new FormerForms(database, transactions, time);
        var throttle = new SignInThrottleService(transactions, errors, time);
        var outbox = new OutboxService(database, time);
        var links = new ConsoleLinks(() => new Uri(ConsoleHost.PublicUrl));
        var (normalizer, hasher) = (new UpperInvariantLookupNormalizer(), new PasswordHasher<ApplicationUser>());
        var registrations = new RegistrationService(
            database, transactions, errors, new RegistrationDetailsValidator(), hasher, normalizer, throttle, audit, new AccountMails(new MailWriter(links), links), time);
        var mails = new AccountMails(new MailWriter(links), links);
        var decoy = new DecoyPassword(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions()));
        var ownPassword = new OwnPassword(audit, mails, time);
        var passwords = new PasswordService(database, transactions, errors, submissions, hasher, ownPassword, time);
        var resetCodes = new ResetCodeService(transactions, errors, hasher, normalizer, throttle, mails, time);
        var resets = new PasswordResetService(database, transactions, hasher, normalizer, throttle, decoy, ownPassword, time);
        var emails = new EmailChangeService(database, transactions, errors, normalizer, throttle, audit, mails, time);
        var newEmails = new EmailConfirmationService(database, transactions, errors, normalizer, audit, mails, time);
        var ownSessions = new OwnSessionService(transactions, errors, sessions, submissions, audit, time);
        var resetCode = new PasswordResetCode { EmailHash = Hash, CodeHash = Hash };
        var foundings = new FoundingService(
            database, transactions, errors, new FoundingDetailsValidator(), submissions, new FoundingLimit(FoundingLimit.Default), audit, time);
        var owners = new FirstOwnerService(transactions, errors, normalizer, foundings, new FoundingDetailsValidator(), links, audit, time);
        var inviting = new InvitationService(
            transactions, errors, new InvitationDetailsValidator(), normalizer, submissions, audit, new InvitationMails(new MailWriter(links), links), time);
        var answering = new InvitationAnswerService(transactions, invitations, audit, time);
        var passkeys = new PasskeyService(database, transactions, errors, audit, mails, time);
        var accountDeletion = new AccountDeletionService(database, transactions, audit, mails, time);
        var founding = new FoundingDetails { MerchantName = "Tea", WorkspaceName = "Shop" };
        var registration = new RegistrationRequest(
            new RegistrationDetails { Email = "a@b.example", DisplayName = "Lin" }, Guid.NewGuid(), CultureInfo.InvariantCulture, null);
        var forms = new WorkspaceForms(transactions, errors, audit, time);
        var ownership = new OwnershipService(forms, new OwnershipMails(new MailWriter(links), links));
        var image = new LogoImage([1], Hash, LogoFormat.Png, 1, 1);
        var form = IdempotencyKey.Of(1, Guid.NewGuid(), Details);
        var now = time.GetUtcNow().UtcDateTime;

        WorkspaceAttempt Claimed() => new(
            recorder.CreateDbContext(), new Workspace { Id = 1, Name = "Tea", Merchant = new Merchant { Id = 1, Name = "Tea" }, Owner = Registered }, Somebody, now, default);

        CommandContext Context() => new(recorder.CreateDbContext(), Somebody, now, default);

        Func<Task>[] asked =
        [
            () => throttle.CountAsync(recorder.CreateDbContext(), Hash, ThrottleLimit.OfTries, default),
            () => sessions.TouchAsync(1, DateTime.UnixEpoch, default),
            () => SessionService.EndAsync(recorder.CreateDbContext(), 1, default),
            () => sessions.RemoveEndedAsync(default),
            () => SessionService.EndAllAsync(recorder.CreateDbContext(), 1, 2, default),
            () => SessionService.EndAllAsync(recorder.CreateDbContext(), 1, null, default),
            () => ownSessions.ListAsync(1, default),
            () => ownSessions.EndAsync(recorder.CreateDbContext(), Somebody, 1, 2, form, default),
            () => passwords.FindChangedAtAsync(1, default),
            () => passwords.ChangeAsync(recorder.CreateDbContext(), Somebody, 1, Hash, "secret", form, CultureInfo.InvariantCulture, default),
            () => resetCodes.SendAsync(recorder.CreateDbContext(), "A@B.EXAMPLE", "123456", Hash, Hash, CultureInfo.InvariantCulture, default),
            () => PasswordResetService.CountAsync(recorder.CreateDbContext(), Hash, now, default),
            () => resets.UseAsync(recorder.CreateDbContext(), resetCode, Somebody, Hash, CultureInfo.InvariantCulture, default),
            () => emails.FindAwaitedAsync(1, default),
            () => emails.AskAsync(recorder.CreateDbContext(), Somebody, "a@b.example", "A@B.EXAMPLE", Hash, CultureInfo.InvariantCulture, default),
            () => AccountTokens.KillAsync(recorder.CreateDbContext().AccountTokens.Where(token => token.UserId == 1), now, default),
            () => newEmails.FindAsync("secret", default),
            () => newEmails.ConfirmAsync(recorder.CreateDbContext(), "secret", 1, null, CultureInfo.InvariantCulture, default),
            () => new SessionReader(sessions, workspaces, programMembers).ReadAsync(1, "secret", Workspace.Code, null, default),
            () => new SessionReader(sessions, workspaces, programMembers).ReadAsync(1, "secret", Workspace.Code, ProgramId, default),
            () => members.ListAsync(Workspace, default),
            () => members.FindAsync(Workspace, Member.Code, default),
            () => MemberService.SetRoleAsync(recorder.CreateDbContext(), Workspace, Member, WorkspaceRole.Master, default),
            () => MemberService.SetBlockedAsync(recorder.CreateDbContext(), Workspace, Member, now, default),
            () => MemberService.TakeAwayAsync(recorder.CreateDbContext(), Workspace, Member with { BlockedAt = now }, default),
            () => invitations.ListAsync(Workspace, default),
            () => invitations.FindAsync("secret", default),
            () => invitations.ListForAsync("a@b.example", default),
            () => invitations.FindForAsync("a@b.example", Workspace.Code, default),
            () => inviting.InviteAsync(recorder.CreateDbContext(), Workspace, Somebody, Inviting, CultureInfo.InvariantCulture, form, default),
            () => inviting.SendAgainAsync(recorder.CreateDbContext(), Workspace, Somebody, Invited, CultureInfo.InvariantCulture, form, default),
            () => InvitationService.OnPendingAsync(recorder.CreateDbContext(), Workspace, [], Workspace.Code, null!, default),
            () => answering.AcceptAsync(recorder.CreateDbContext(), Somebody, Received, default),
            () => answering.DeclineAsync(recorder.CreateDbContext(), Somebody, Received, default),
            () => passkeys.ListAsync(1, default),
            () => passkeys.RenameAsync(recorder.CreateDbContext(), Somebody, Hash, "Key", default),
            () => passkeys.RemoveAsync(recorder.CreateDbContext(), Somebody, Hash, CultureInfo.InvariantCulture, default),
            () => accountDeletion.ListOwnedAsync(1, default),
            () => accountDeletion.DeleteAsync(recorder.CreateDbContext(), Somebody, CultureInfo.InvariantCulture, default),
            () => new PersonalDataService(database).WriteAsync(1, PipeWriter.Create(Stream.Null), default),
            () => programMembers.ListAsync(Workspace, ProgramId, default),
            () => ProgramMemberService.SeeAsync(Context(), Workspace, ProgramId, Member.Code),
            () => ProgramMemberService.AddAsync(Context(), SeenMember, ProgramRole.Admin),
            () => CommandLocks.LockForUpdateAsync(recorder.CreateDbContext(), Command(form), default),
            () => authority.IsAliveAsync(recorder.CreateDbContext(), new SessionSender(1, Somebody), default),
            () => authority.FindRoleAsync(recorder.CreateDbContext(), 1, 1, null, default),
            () => authority.FindRoleAsync(recorder.CreateDbContext(), 1, 1, ProgramId, default),
            () => workspaces.ListAsync(1, default),
            () => workspaces.ListWithCountsAsync(1, default),
            () => workspaces.ListPeopleAsync(1, default),
            () => new QuotaService(database, workspaces).ListAsync(Workspace, 1, default),
            () => QuotaService.TakePlaceAsync(recorder.CreateDbContext(), 1, LaunchTargetList.AlipayChina, default),
            () => QuotaService.GiveBackPlaceAsync(recorder.CreateDbContext(), 1, LaunchTargetList.AlipayChina.Code, default),
            () => new LogoService(database).FindAsync(1, Hash, default),
            () => StagedLogoService.StageAsync(recorder.CreateDbContext(), 1, image, now, default),
            () => staged.IsStagedAsync(1, Hash, default),
            .. Queries().Select(query => (Func<Task>)(() => reader.ListAsync(Workspace, query, default))),
            () => reader.FindAsync(Workspace, ProgramId, default),
            () => programs.CreateAsync(Context(), Workspace, Details, null, Guid.NewGuid()),
            () => InsertProgramAsync(recorder.CreateDbContext(), form),
            () => UnfinishedFormService.RemoveAsync(recorder.CreateDbContext(), 1, 1, Guid.NewGuid(), default),
            () => modification.ModifyAsync(Context(), Detail, Modification with { Details = Details with { Logo = new string('b', Hashing.Length) } }),
            () => modification.ModifyAsync(Context(), Detail, Modification),
            () => MiniProgramModificationService.ChangeLogoAsync(recorder.CreateDbContext(), Program(), Details with { Logo = Hash[1..] + "b" }, [1], now, default),
            () => deletion.DeleteAsync(Context(), Workspace, ProgramId, "Tea", Detail.Version),
            () => deletion.RestoreAsync(Context(), Workspace, ProgramId),
            () => deletion.RemoveAsync(recorder.CreateDbContext(), 1, now, default),
            () => deletion.RemoveEndedAsync(default),
            () => unfinished.ListDraftsAsync(Workspace, 1, default),
            () => unfinished.ListKeptAsync(Workspace, 1, null, default),
            () => unfinished.ListKeptAsync(Workspace, 1, ProgramId, default),
            () => unfinished.FindAsync(Workspace, 1, ProgramId, Guid.NewGuid(), default),
            () => unfinished.SaveAsync(recorder.CreateDbContext(), Workspace, 1, Guid.NewGuid(), Details, default),
            () => unfinished.KeepAsync(recorder.CreateDbContext(), Workspace, 1, ProgramId, Guid.NewGuid(), new TypedForm(Details), default),
            () => unfinished.KeepAsync(recorder.CreateDbContext(), Workspace, 1, null, Guid.NewGuid(), new TypedForm(new MiniProgramDetails()), default),
            () => UnfinishedFormService.MakeRoomAsync(recorder.CreateDbContext().UnfinishedForms, default),
            () => unfinished.DiscardAsync(Workspace, 1, Guid.NewGuid(), default),
            () => unfinished.RemoveEndedAsync([WorkspaceRole.Owner, WorkspaceRole.Master], default),
            () => UnfinishedFormRemoval.OfPersonAsync(recorder.CreateDbContext(), 1, default),
            () => UnfinishedFormRemoval.OfWorkspaceAsync(recorder.CreateDbContext(), 1, default),
            () => UnfinishedFormRemoval.OfMemberAsync(recorder.CreateDbContext(), 1, 1, default),
            () => StagedLogoService.InNoForm(database, database.StagedLogos).ExecuteDeleteAsync(default),
            () => former.NextAuthorAsync(0, default),
            () => former.TakeOverAsync(recorder.CreateDbContext(), 1, default),
            () => registrations.RegisterAsync(recorder.CreateDbContext(), registration, "A@B.EXAMPLE", Hash, Hash, default),
            () => AccountTokens.Living(database, "secret", AccountTokenPurpose.ConfirmEmail, now).Select(token => token.User).FirstOrDefaultAsync(),
            () => AccountTokens.UseAsync(recorder.CreateDbContext(), "secret", AccountTokenPurpose.ConfirmEmail, now, default),
            () => AccountTokens.IssueAsync(recorder.CreateDbContext(), Registered, AccountTokenPurpose.ConfirmEmail, now, default),
            () => foundings.MayFoundAsync(1, default),
            () => foundings.AddAsync(recorder.CreateDbContext(), Somebody, founding, form, default),
            () => owners.AddAsync(recorder.CreateDbContext(), "a@b.example", founding, default),
            () => forms.RunAsync(recorder.CreateDbContext(), Workspace, Somebody, form, _ => Task.FromResult(SettingsResult.Unchanged), default),
            () => Workspace.EnterAsync(recorder.CreateDbContext(), default),
            () => new WorkspaceSettingsService(database, forms, members, time).ReadAsync(Workspace, default),
            () => new ClosingService(database, forms, time).CountAsync(Workspace, default),
            () => ClosingService.CloseAsync(Claimed(), "Tea"),
            () => ownership.OfferAsync(Claimed(), Member.Code, CultureInfo.InvariantCulture),
            () => OwnershipService.CancelAsync(Claimed()),
            () => ownership.AcceptAsync(Claimed(), CultureInfo.InvariantCulture),
            () => OwnershipService.DeclineAsync(Claimed()),
            () => OwnershipService.WithdrawAsync(recorder.CreateDbContext(), 1, 1, default),
            () => MerchantService.RenameAsync(Claimed(), "Tea"),
            () => MerchantService.AddWorkspaceAsync(Claimed(), "Tea"),
            () => outbox.ClaimAsync(default),
            () => outbox.ClaimAsync(Mail, now, default),
            () => outbox.NoteSentAsync(Mail, default),
            () => outbox.NoteFailureAsync(Mail, "Nobody is there", default),
            () => outbox.ListUnsentAsync(default),
            () => outbox.RetryAsync(default),
            () => outbox.RemoveEndedAsync(default),
            () => audit.AppendAsync(recorder.CreateDbContext(), Happened, default),
            () => new AuditReader(database).ListAsync(1, new AuditQuery(), default),
            () => new AuditReader(database).ListAsync(1, AllFilters with { After = 1 }, default),
            () => new AuditReader(database).ListAsync(1, AllFilters with { Before = 9 }, default),
            () => new AuditVerifier(database, new AuditSealer(null)).VerifyAsync(default),
            () => new AuditUpgrade(database, transactions, audit).IsNeededAsync(default),
            .. SecondFactorQuestions.Of(recorder, errors, audit, time),
        ];
        foreach (var ask in asked)
        {
            // A write or a count misses the rows that it asked for: its statement is on record all the same.
            var exception = await Record.ExceptionAsync(ask);
            Assert.True(exception is null or DbUpdateException or OvertakenException or WorkspaceClosedException or InvalidOperationException { Message: "Sequence contains no elements." }, $"{exception}");
        }
    }

    private static readonly ModifyInput Modification = new()
    {
        MiniProgramId = ProgramId,
        Details = Details with { Tagline = "另一条正好十个字的标语" },
        Base = Details,
        Version = Detail.Version,
        Token = Guid.NewGuid(),
    };

    private static ProgramMemberService.Seen SeenMember => new(Program(), new ProgramMemberService.Person(1, Member.Code, Member.Name), null);

    private static MiniProgram Program() =>
        new(Workspace, LaunchTargetList.AlipayChina, Details, [1], Somebody, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private static Command Command(IdempotencyKey key) => new()
    {
        Sender = new SystemSender(Somebody),
        Key = key,
        Permission = Permission.ModifyMiniProgram,
        WorkspaceId = 1,
        MerchantId = 1,
        MiniProgramId = ProgramId,
    };

    private static Task<int> InsertProgramAsync(ConsoleDbContext context, IdempotencyKey form)
    {
        var program = Program();
        context.AddRange(program, ProgramMember.CreatorOf(program), form.RecordResult(program.MiniProgramId, program.Name, program.CreatedAt));
        return context.SaveChangesAsync();
    }

    private static IEnumerable<MiniProgramQuery> Queries()
    {
        var all = new MiniProgramQuery { Search = "咖啡 50%_", Status = MiniProgramStatus.InDevelopment, LaunchTarget = "alipay-cn", Industry = "food-coffee" };
        var (moment, name) = (new PageKey("20261124T101112.123456Z", ProgramId, false), new PageKey("晨光", ProgramId, false));
        return from order in Enum.GetValues<MiniProgramOrder>()
               from downwards in FalseAndTrue
               from backwards in FalseAndTrue
               let key = order == MiniProgramOrder.Name ? name : moment
               select all with { Order = order, Descending = downwards, Deleted = backwards, From = key with { Backwards = backwards } };
    }

    private sealed class NoErrors : IDatabaseErrors
    {
        public string? ViolatedConstraint(DbUpdateException exception) => null;

        public bool IsForeignKeyViolation(DbUpdateException exception) => false;

        public bool IsContention(Exception exception) => false;
    }

    private sealed class NoLockTimeout : ILockTimeout
    {
        public Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
