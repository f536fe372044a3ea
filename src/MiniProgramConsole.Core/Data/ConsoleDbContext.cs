using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Core.Data;

/// <summary>The console's database. Providers and their migrations stand in assemblies of their own.</summary>
public sealed class ConsoleDbContext(DbContextOptions<ConsoleDbContext> options)
    : IdentityUserContext<ApplicationUser, long>(options), IDataProtectionKeyContext
{
    /// <summary>The schema of Identity's tables: version 3 has passkeys.</summary>
    public static Version IdentitySchema => IdentitySchemaVersions.Version3;

    /// <summary>The most characters of a key that Identity makes (login provider, token name).</summary>
    public const int MaxIdentityKeyLength = 128;

    /// <summary>The signed-in browsers.</summary>
    public DbSet<UserSession> Sessions => Set<UserSession>();

    /// <summary>The counts of tries to sign in.</summary>
    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();

    /// <summary>The tries to sign in.</summary>
    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    /// <summary>The codes with which forgotten passwords are set anew.</summary>
    public DbSet<PasswordResetCode> PasswordResetCodes => Set<PasswordResetCode>();

    /// <summary>The secrets shared with authenticator apps.</summary>
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    /// <summary>The codes that stand in for authenticators.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>The browsers on which people signed in.</summary>
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    /// <summary>The companies.</summary>
    public DbSet<Merchant> Merchants => Set<Merchant>();

    /// <summary>The workspaces.</summary>
    public DbSet<Workspace> Workspaces => Set<Workspace>();

    /// <summary>The masters and developers of workspaces.</summary>
    public DbSet<WorkspaceMember> WorkspaceMembers => Set<WorkspaceMember>();

    /// <summary>The invitations to workspaces, ended ones included.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The offers of workspaces to their members.</summary>
    public DbSet<OwnershipOffer> OwnershipOffers => Set<OwnershipOffer>();

    /// <summary>The mini programs, deleted ones included.</summary>
    public DbSet<MiniProgram> MiniPrograms => Set<MiniProgram>();

    /// <summary>The admins and developers of mini programs.</summary>
    public DbSet<ProgramMember> ProgramMembers => Set<ProgramMember>();

    /// <summary>Every mini program ID ever given.</summary>
    public DbSet<IssuedMiniProgramId> IssuedMiniProgramIds => Set<IssuedMiniProgramId>();

    /// <summary>How many places of a launch target each merchant uses.</summary>
    public DbSet<MerchantQuota> MerchantQuotas => Set<MerchantQuota>();

    /// <summary>What people's commands did.</summary>
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>What commands of nobody signed in did.</summary>
    public DbSet<AnonymousRecord> AnonymousRecords => Set<AnonymousRecord>();

    /// <summary>The forms that have had no effect yet.</summary>
    public DbSet<UnfinishedForm> UnfinishedForms => Set<UnfinishedForm>();

    /// <summary>The logos of mini programs.</summary>
    public DbSet<Logo> Logos => Set<Logo>();

    /// <summary>The logos chosen in forms that were not accepted yet.</summary>
    public DbSet<StagedLogo> StagedLogos => Set<StagedLogo>();

    /// <summary>The links given to people for their accounts.</summary>
    public DbSet<AccountToken> AccountTokens => Set<AccountToken>();

    /// <summary>The sign-ins that wait for the code of a second factor.</summary>
    public DbSet<SecondFactorTicket> SecondFactorTickets => Set<SecondFactorTicket>();

    /// <summary>Which accounts founded which merchants.</summary>
    public DbSet<MerchantCreation> MerchantCreations => Set<MerchantCreation>();

    /// <summary>The mails on their way.</summary>
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The ends of the audit trail's streams.</summary>
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Sets what Identity's tables look like, for tools and tests as for the application.</summary>
    /// <param name="identity">Identity's options.</param>
    public static void ConfigureIdentityStores(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchema;
        identity.Stores.MaxLengthForKeys = MaxIdentityKeyLength;
    }

    /// <inheritdoc />
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        // Identity reads its schema version from the application's services; a tool's context has none, and would lose the passkeys.
        if (options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(ToolServices.Value);
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>().HavePrecision(6);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);
        foreach (var foreignKey in builder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
        {
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
        }

        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))))
        {
            type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    private static readonly Lazy<IServiceProvider> ToolServices =
        new(() => new ServiceCollection().Configure<IdentityOptions>(ConfigureIdentityStores).BuildServiceProvider());

    private void StampVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            entry.Entity.Version = Guid.NewGuid();
        }
    }
}
