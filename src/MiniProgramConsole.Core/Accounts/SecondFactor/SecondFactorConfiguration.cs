using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>
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
}
