using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Passwords;

internal sealed class PasswordResetCodeConfiguration : IEntityTypeConfiguration<PasswordResetCode>
{
    internal const string PrimaryKey = "PK_PasswordResetCodes";
    private const int MaxPasswordHashLength = 256;

    public void Configure(EntityTypeBuilder<PasswordResetCode> builder)
    {
        builder.ToTable("PasswordResetCodes");
        builder.HasKey(code => code.EmailHash).HasName(PrimaryKey);
        builder.Property(code => code.EmailHash).IsHash();
        builder.Property(code => code.CodeHash).IsCode(MaxPasswordHashLength);
        builder.Property(code => code.BrowserHash).IsHash();
        builder.HasIndex(code => code.ExpiresAt);
    }
}
