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

public sealed class ConsoleDbContext(DbContextOptions<ConsoleDbContext> options)
    : IdentityUserContext<ApplicationUser, long>(options), IDataProtectionKeyContext
{
    public static Version IdentitySchema => IdentitySchemaVersions.Version3;

    public const int MaxIdentityKeyLength = 128;

    public DbSet<UserSession> Sessions => Set<UserSession>();

    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();

    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    public DbSet<PasswordResetCode> PasswordResetCodes => Set<PasswordResetCode>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    public DbSet<Merchant> Merchants => Set<Merchant>();

    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<WorkspaceMember> WorkspaceMembers => Set<WorkspaceMember>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OwnershipOffer> OwnershipOffers => Set<OwnershipOffer>();

    public DbSet<MiniProgram> MiniPrograms => Set<MiniProgram>();

    public DbSet<ProgramMember> ProgramMembers => Set<ProgramMember>();

    public DbSet<IssuedMiniProgramId> IssuedMiniProgramIds => Set<IssuedMiniProgramId>();

    public DbSet<MerchantQuota> MerchantQuotas => Set<MerchantQuota>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<AnonymousRecord> AnonymousRecords => Set<AnonymousRecord>();

    public DbSet<UnfinishedForm> UnfinishedForms => Set<UnfinishedForm>();

    public DbSet<Logo> Logos => Set<Logo>();

    public DbSet<StagedLogo> StagedLogos => Set<StagedLogo>();

    public DbSet<AccountToken> AccountTokens => Set<AccountToken>();

    public DbSet<SecondFactorTicket> SecondFactorTickets => Set<SecondFactorTicket>();

    public DbSet<MerchantCreation> MerchantCreations => Set<MerchantCreation>();

    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public static void ConfigureIdentityStores(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchema;
        identity.Stores.MaxLengthForKeys = MaxIdentityKeyLength;
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        // Identity reads its schema version from the application's services. A tool has none and would lose the passkeys.
        if (options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(ToolServices.Value);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>().HavePrecision(6);

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

    // Where detecting by itself is switched off, once.
    private void StampVersions()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            entry.Property(nameof(IVersioned.Version)).CurrentValue = Guid.NewGuid();
        }
    }
}
