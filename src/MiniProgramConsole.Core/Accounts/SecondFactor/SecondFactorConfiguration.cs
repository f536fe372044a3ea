using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

internal sealed class SecondFactorConfiguration :
    IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<KnownDevice>,
    IEntityTypeConfiguration<SecondFactorTicket>
{
    internal const string AuthenticatorPrimaryKey = "PK_Authenticators";

    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("Authenticators");
        builder.HasKey(authenticator => authenticator.UserId).HasName(AuthenticatorPrimaryKey);
        builder.Property(authenticator => authenticator.UserId).ValueGeneratedNever();
        builder.HasOne(authenticator => authenticator.User).WithOne().HasForeignKey<Authenticator>(authenticator => authenticator.UserId);
        builder.Property(authenticator => authenticator.ProtectedSecret).IsCode(Authenticator.MaxProtectedSecretLength);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(code => new { code.UserId, code.CodeHash });
        builder.Property(code => code.CodeHash).IsHash();
    }

    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("KnownDevices");
        builder.Property(device => device.SecretHash).IsHash();
        builder.Property(device => device.Browser).HasMaxLength(UserSession.MaxBrowserLength);
        builder.HasIndex(device => device.SecretHash).IsUnique();
        builder.HasIndex(device => device.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SecondFactorTicket> builder)
    {
        builder.ToTable("SecondFactorTickets");
        builder.HasKey(ticket => ticket.SecretHash);
        builder.Property(ticket => ticket.SecretHash).IsHash();
        builder.Property(ticket => ticket.StampHash).IsHash();
        builder.HasIndex(ticket => ticket.ExpiresAt);
    }
}
