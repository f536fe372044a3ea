using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

internal sealed class ApplicationUserConfiguration : IEntityTypeConfiguration<ApplicationUser>
{
    internal const string EmailIndex = "EmailIndex";
    internal const string UserNameIndex = "UserNameIndex";

    public void Configure(EntityTypeBuilder<ApplicationUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.Code).IsFixedCode(OpaqueCode.Length);
        builder.Property(user => user.Language).IsCode(ApplicationUser.MaxLanguageLength);
        builder.HasIndex(user => user.Code).IsUnique();
        builder.Property(user => user.DisplayName).HasMaxLength(ApplicationUser.MaxDisplayNameLength);
        builder.Property(user => user.NameSearch).HasMaxLength(ApplicationUser.MaxDisplayNameLength * TextNormalizer.LongestFolding);
        builder.Property(user => user.Email).HasMaxLength(ApplicationUser.MaxEmailLength).IsRequired();
        builder.Property(user => user.UserName).HasMaxLength(ApplicationUser.MaxEmailLength).IsRequired();
        builder.Property(user => user.NormalizedEmail).HasMaxLength(ApplicationUser.MaxEmailLength).IsRequired();
        builder.Property(user => user.NormalizedUserName).HasMaxLength(ApplicationUser.MaxEmailLength).IsRequired();
        builder.HasMany<IdempotencyRecord>().WithOne().HasForeignKey(record => record.UserId);
        builder.HasIndex(user => new { user.EmailConfirmed, user.DeletedAt, user.CreatedAt });
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName(EmailIndex);
        builder.HasIndex(user => user.NormalizedUserName).IsUnique().HasDatabaseName(UserNameIndex);
    }
}
