using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

internal sealed class IdentityTablesConfiguration :
    IEntityTypeConfiguration<IdentityUserClaim<long>>, IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>, IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder) => builder.ToTable("UserClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("UserLogins");
        builder.Property<string?>(nameof(IdentityUserLogin<>.LoginProvider)).ComparesBinary();
        builder.Property<string?>(nameof(IdentityUserLogin<>.ProviderKey)).ComparesBinary();
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("UserTokens");
        builder.Property<string?>(nameof(IdentityUserToken<>.LoginProvider)).ComparesBinary();
        builder.Property<string?>(nameof(IdentityUserToken<>.Name)).ComparesBinary();
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder) => builder.ToTable("UserPasskeys");
}
