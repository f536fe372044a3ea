using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    internal const string PendingIndex = "IX_Invitations_Pending";

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations", table => table.HasCheckConstraint("CK_Invitations_Role",
            $"[Role] IN ({(int)WorkspaceRole.Master}, {(int)WorkspaceRole.Developer})"));
        builder.Property(invitation => invitation.Code).IsFixedCode(OpaqueCode.Length);
        builder.Property(invitation => invitation.Email).HasMaxLength(ApplicationUser.MaxEmailLength);
        builder.Property(invitation => invitation.NormalizedEmail).HasMaxLength(ApplicationUser.MaxEmailLength);
        builder.Property(invitation => invitation.PendingEmail).HasMaxLength(ApplicationUser.MaxEmailLength);
        builder.Property(invitation => invitation.DisplayName).HasMaxLength(ApplicationUser.MaxDisplayNameLength);
        builder.Property(invitation => invitation.SecretHash).IsHash();
        builder.HasIndex(invitation => invitation.Code).IsUnique();
        builder.HasIndex(invitation => invitation.SecretHash).IsUnique();
        builder.HasIndex(invitation => invitation.NormalizedEmail);
        builder.HasIndex(invitation => invitation.ExpiresAt);
        builder.HasIndex(invitation => new { invitation.WorkspaceId, invitation.PendingEmail }).IsUnique().HasDatabaseName(PendingIndex);
    }
}
