using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Advice;
using MiniProgramConsole.Core.MiniPrograms.Bulk;
using MiniProgramConsole.Core.MiniPrograms.Closing;
using MiniProgramConsole.Core.MiniPrograms.Creating;
using MiniProgramConsole.Core.MiniPrograms.Deleting;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Editing;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.PersonalData;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Core.Workspaces.PersonalData;
using MiniProgramConsole.Core.Workspaces.Settings;

namespace MiniProgramConsole.Core;

public static class CoreServices
{
    /// <summary>The host also registers the database, Identity, the audit sealer, the console's links and the limits.</summary>
    public static IServiceCollection AddConsoleCore(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        // The caller decides whether a failed statement is an error: a lost race isn't. A fault is logged where it ends up.
        .ConfigureDbContext<ConsoleDbContext>(options => options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Warning), (CoreEventId.SaveChangesFailed, LogLevel.Debug))))
        .AddSingleton<ConsoleTransactions>()
        .AddSingleton<IAuthority, Authority>()
        .AddSingleton<ICommandLock, AccountLock>()
        .AddSingleton<ICommandLock, WorkspaceLock>()
        .AddSingleton<ICommandLock, MiniProgramLock>()
        .AddSingleton<IEntryRedaction, DeletedPeople>()
        .AddSingleton<IPersonalDataSource, AccountPersonalData>()
        .AddSingleton<IPersonalDataSource, WorkspacePersonalData>()
        .AddSingleton<IPersonalDataSource, MiniProgramPersonalData>()
        .AddSingleton<IAccountHoldings, WorkspaceHoldings>()
        .AddSingleton<IAccountHoldings, MiniProgramHoldings>()
        .AddSingleton<IWorkspaceContents, WorkspaceContents>()
        .AddSingleton<CommandRunner>()
        .AddScoped<RefusalLog>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<ILookupNormalizer, MailboxNormalizer>()
        .AddSingleton<DecoyPassword>()
        .AddSingleton<DecodingGate>()
        .AddSingleton<LogoReader>()
        .AddSingleton<LogoRenderer>()
        .AddSingleton<IValidator<MiniProgramDetails>, MiniProgramDetailsValidator>()
        .AddSingleton<MailWriter>()
        .AddSingleton<IValidator<RegistrationDetails>, RegistrationDetailsValidator>()
        .AddSingleton<IValidator<MerchantDetails>, MerchantDetailsValidator>()
        .AddSingleton<IValidator<InvitationDetails>, InvitationDetailsValidator>()
        .AddScoped<OutboxService>()
        .AddScoped<SignInThrottleService>()
        .AddScoped<SignInService>()
        .AddSingleton<AuthenticatorSeal>()
        .AddSingleton<SecondFactorCodes>()
        .AddScoped<KnownDeviceService>()
        .AddScoped<SignInAttemptService>()
        .AddScoped<SecondFactorMails>()
        .AddScoped<SignInCommand>()
        .AddScoped<PasskeySignInService>()
        .AddScoped<SecondFactorTicketService>()
        .AddScoped<SecondFactorService>()
        .AddScoped<AuthenticatorService>()
        .AddScoped<AuthenticatorResealing>()
        .AddScoped<RecoveryCodeService>()
        .AddScoped<SecondFactorResetService>()
        .AddScoped<OperatorCommands>()
        .AddScoped<SessionEndingService>()
        .AddScoped<SecondFactorUse>()
        .AddScoped<NetworkGuesses>()
        .AddScoped<NetworkMails>()
        .AddScoped<AccountMails>()
        .AddScoped<PasswordMails>()
        .AddScoped<RegistrationService>()
        .AddScoped<ConfirmationService>()
        .AddScoped<AccountExpiryService>()
        .AddScoped<SessionService>()
        .AddScoped<PasswordProofService>()
        .AddScoped<ProfileService>()
        .AddScoped<GuideService>()
        .AddScoped<OwnPassword>()
        .AddScoped<PasswordService>()
        .AddScoped<NewPasswordCheck>()
        .AddScoped<IOrganizationNames, OrganizationNames>()
        .AddScoped<ResetCodeService>()
        .AddScoped<PasswordResetService>()
        .AddScoped<EmailChangeService>()
        .AddScoped<EmailConfirmationService>()
        .AddScoped<OwnSessionService>()
        .AddScoped<PasskeyService>()
        .AddScoped<AccountDataEraser>()
        .AddScoped<AccountDeletionService>()
        .AddScoped<PersonalDataService>()
        .AddScoped<WorkspaceService>()
        .AddScoped<MemberReader>()
        .AddScoped<OwnedWorkspaceReader>()
        .AddScoped<MemberService>()
        .AddScoped<InvitationMails>()
        .AddScoped<InvitationReader>()
        .AddScoped<InvitationService>()
        .AddScoped<InvitationAnswerService>()
        .AddScoped<WorkspaceSettingsService>()
        .AddScoped<OwnershipMails>()
        .AddScoped<OwnershipService>()
        .AddScoped<ClosingService>()
        .AddScoped<MerchantService>()
        .AddSingleton<INewMerchant, NewMerchantQuotas>()
        .AddScoped<MerchantCreationService>()
        .AddScoped<FirstOwnerService>()
        .AddScoped<QuotaService>()
        .AddScoped<LogoService>()
        .AddScoped<StagedLogoService>()
        .AddScoped<IdempotencyRecordReader>()
        .AddScoped<UnfinishedFormService>()
        .AddScoped<FormerForms>()
        .AddScoped<MissingQuotas>()
        .AddScoped<MiniProgramReader>()
        .AddScoped<WorkspaceListReader>()
        .AddScoped<AdviceService>()
        .AddScoped<MiniProgramService>()
        .AddScoped<MiniProgramModificationService>()
        .AddScoped<MiniProgramDeletionService>()
        .AddScoped<ProgramMemberService>()
        .AddTransient<BulkMiniPrograms>()
        .AddScoped<AuditReader>()
        .AddScoped<AuditVerifier>()
        .AddScoped<AuditResealing>()
        .AddScoped<AuditUpgrade>();
}
