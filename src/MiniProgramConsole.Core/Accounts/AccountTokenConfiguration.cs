using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<AccountToken>
{
    public void Configure(EntityTypeBuilder<AccountToken> builder)
    {
        builder.ToTable("AccountTokens");
        builder.Property(token => token.SecretHash).IsHash();
        builder.Property(token => token.Purpose).IsCode(AccountToken.MaxPurposeLength);
        builder.Property(token => token.Email).HasMaxLength(ApplicationUser.MaxEmailLength);
        builder.HasIndex(token => token.SecretHash).IsUnique();
        builder.HasIndex(token => token.ExpiresAt);
    }
}
