using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Setup;

internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<IEntryRedaction, DeletedPeople>()
        .AddSingleton<IPersonalDataSource, AccountPersonalData>()
        .AddSingleton<ILookupNormalizer, MailboxNormalizer>()
        .AddSingleton<DecoyPassword>()
        .AddSingleton<IValidator<RegistrationDetails>, RegistrationDetailsValidator>()
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
        .AddScoped<ResetCodeService>()
        .AddScoped<PasswordResetService>()
        .AddScoped<EmailChangeService>()
        .AddScoped<EmailConfirmationService>()
        .AddScoped<OwnSessionService>()
        .AddScoped<PasskeyService>()
        .AddScoped<AccountDataEraser>()
        .AddScoped<AccountDeletionService>()
        .AddScoped<PersonalDataService>()
        .AddHousekeeping<SessionService>((sessions, _, cancelled) => sessions.RemoveEndedAsync(cancelled))
        .AddHousekeeping<AccountExpiryService>((accounts, _, cancelled) => accounts.RemoveEndedAsync(cancelled))
        .AddHousekeeping<SignInAttemptService>((attempts, _, cancelled) => attempts.RemoveEndedAsync(cancelled))
        .AddHousekeeping<KnownDeviceService>((devices, _, cancelled) => devices.RemoveEndedAsync(cancelled))
        .AddHousekeeping<ConsoleDbContext>(RemoveEndedAsync);

    private static async Task RemoveEndedAsync(ConsoleDbContext db, DateTime now, CancellationToken cancelled)
    {
        var counted = now - ThrottleLimit.Longest;
        await db.SignInThrottles.Where(throttle => throttle.WindowStart <= counted).ExecuteDeleteAsync(cancelled);
        await db.SecondFactorTickets.Where(ticket => ticket.ExpiresAt <= now).ExecuteDeleteAsync(cancelled);
        await db.AccountTokens.Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancelled);
        await db.PasswordResetCodes.Where(code => code.ExpiresAt <= now).ExecuteDeleteAsync(cancelled);
    }
}
