using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>The lengths are literals because they belong to the previous version's rules.</summary>
internal sealed class FormerDraftConfiguration : IEntityTypeConfiguration<FormerDraft>
{
    public void Configure(EntityTypeBuilder<FormerDraft> builder)
    {
        builder.ToTable("Drafts", table => table.HasCheckConstraint("CK_Drafts_Slot", "[Slot] >= 1 AND [Slot] <= 10"));
        builder.HasKey(draft => new { draft.AuthorId, draft.Token }).HasName("PK_Drafts");
        builder.HasIndex(draft => new { draft.WorkspaceId, draft.AuthorId, draft.Slot }).IsUnique()
            .HasDatabaseName("IX_Drafts_WorkspaceId_AuthorId_Slot");
        builder.HasIndex(draft => draft.SavedAt);
        builder.HasIndex(draft => new { draft.AuthorId, draft.LogoHash });
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(draft => draft.AuthorId);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(draft => draft.WorkspaceId);
        builder.HasOne<StagedLogo>().WithMany().HasForeignKey(draft => new { draft.AuthorId, draft.LogoHash });

        builder.Property(draft => draft.LaunchTarget).IsCode(32);
        builder.Property(draft => draft.Industry).IsCode(32);
        builder.Property(draft => draft.LogoHash).IsHash();
        builder.Property(draft => draft.Name).HasMaxLength(240);
        builder.Property(draft => draft.Tagline).HasMaxLength(240);
        builder.Property(draft => draft.Description).HasMaxLength(1600);
        builder.Property(draft => draft.ContactNumber).HasMaxLength(96);
        builder.Property(draft => draft.ContactEmail).HasMaxLength(2032);
    }
}
