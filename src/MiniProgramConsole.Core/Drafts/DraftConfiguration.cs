using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    internal const string PrimaryKey = "PK_Drafts";
    internal const string SlotIndex = "IX_Drafts_WorkspaceId_AuthorId_Slot";

    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        var targets = LaunchTargetList.All;
        builder.HasKey(draft => new { draft.AuthorId, draft.Token }).HasName(PrimaryKey);
        builder.HasIndex(draft => new { draft.WorkspaceId, draft.AuthorId, draft.Slot }).IsUnique().HasDatabaseName(SlotIndex);
        builder.HasIndex(draft => draft.SavedAt);
        builder.HasIndex(draft => new { draft.AuthorId, draft.LogoHash });
        builder.ToTable(table => table.HasCheckConstraint("CK_Drafts_Slot", $"[Slot] >= 1 AND [Slot] <= {Draft.MaxForAuthor}"));
        builder.HasOne(draft => draft.Logo).WithMany().HasForeignKey(draft => new { draft.AuthorId, draft.LogoHash });

        builder.Property(draft => draft.LaunchTarget).IsCode(LaunchTarget.MaxCodeLength);
        builder.Property(draft => draft.Industry).IsCode(Industry.MaxCodeLength);
        builder.Property(draft => draft.LogoHash).IsHash();
        builder.Property(draft => draft.Name).HasMaxLength(Draft.LengthFactor * targets.Max(target => target.Name.MaxUtf16Length));
        builder.Property(draft => draft.Tagline).HasMaxLength(Draft.LengthFactor * targets.Max(target => target.Tagline.MaxUtf16Length));
        builder.Property(draft => draft.Description).HasMaxLength(Draft.LengthFactor * targets.Max(target => target.Description.MaxUtf16Length));
        builder.Property(draft => draft.ContactNumber).HasMaxLength(Draft.LengthFactor * targets.Max(target => target.Phone.Length) * 2);
        builder.Property(draft => draft.ContactEmail).HasMaxLength(Draft.LengthFactor * targets.Max(target => target.Email.MaxLength) * 2);
    }
}
