using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ManageMiniPrograms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MiniPrograms_WorkspaceId_DeletedAt_CreatedAt_Id",
                table: "MiniPrograms");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_SubjectKind_SubjectId_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_WorkspaceId_Id",
                table: "AuditEntries");

            migrationBuilder.AddColumn<string>(
                name: "NameSearch",
                table: "Users",
                type: "TEXT",
                maxLength: 1800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LogoHash",
                table: "MiniPrograms",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "AuditEntries",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "AuditEntries",
                type: "TEXT",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "AuditEntries",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Stream",
                table: "AuditEntries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.RenameColumn(
                name: "MiniProgramId",
                table: "FormSubmissions",
                newName: "SubjectId");

            migrationBuilder.RenameColumn(
                name: "Name",
                table: "FormSubmissions",
                newName: "SubjectName");

            // In SQL, since a foreign key added by itself rebuilds its table, which is no single transaction: a process killed in
            // between would leave half a migration.
            migrationBuilder.Sql("""
                ALTER TABLE "MiniPrograms" ADD "DeletedById" INTEGER NULL
                    CONSTRAINT "FK_MiniPrograms_Users_DeletedById" REFERENCES "Users" ("Id") ON DELETE RESTRICT;
                """);

            migrationBuilder.Sql("""
                ALTER TABLE "Logos" ADD "MiniProgramId" TEXT NULL
                    CONSTRAINT "FK_Logos_IssuedMiniProgramIds_MiniProgramId" REFERENCES "IssuedMiniProgramIds" ("Id") ON DELETE RESTRICT;
                """);

            // What the new columns say follows from what is there; the rest, which needs hashes, is 'migrate' to add.
            migrationBuilder.Sql("UPDATE MiniPrograms SET LogoHash = (SELECT Hash FROM Logos WHERE Logos.Id = MiniPrograms.LogoId);");

            migrationBuilder.Sql("UPDATE Logos SET MiniProgramId = (SELECT MiniProgramId FROM MiniPrograms WHERE MiniPrograms.LogoId = Logos.Id);");

            migrationBuilder.Sql("UPDATE AuditEntries SET Stream = 'unchained', Number = Id;");

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Seal = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Stream);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    AuthorId = table.Column<long>(type: "INTEGER", nullable: false),
                    Token = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Slot = table.Column<int>(type: "INTEGER", nullable: false),
                    LaunchTarget = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 240, nullable: true),
                    Tagline = table.Column<string>(type: "TEXT", maxLength: 240, nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: true),
                    LogoHash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    Industry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true),
                    ContactNumber = table.Column<string>(type: "TEXT", maxLength: 96, nullable: true),
                    ContactEmail = table.Column<string>(type: "TEXT", maxLength: 2032, nullable: true),
                    SavedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.AuthorId, x.Token });
                    table.CheckConstraint("CK_Drafts_Slot", "[Slot] >= 1 AND [Slot] <= 10");
                    table.ForeignKey(
                        name: "FK_Drafts_StagedLogos_AuthorId_LogoHash",
                        columns: x => new { x.AuthorId, x.LogoHash },
                        principalTable: "StagedLogos",
                        principalColumns: new[] { "UserId", "Hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Drafts_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Drafts_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_CreatedAt",
                table: "Sessions",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MiniPrograms_DeletedAt",
                table: "MiniPrograms",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MiniPrograms_DeletedById",
                table: "MiniPrograms",
                column: "DeletedById");

            migrationBuilder.CreateIndex(
                name: "IX_MiniPrograms_WorkspaceId_DeletedAt_CreatedAt_MiniProgramId",
                table: "MiniPrograms",
                columns: new[] { "WorkspaceId", "DeletedAt", "CreatedAt", "MiniProgramId" });

            migrationBuilder.CreateIndex(
                name: "IX_Logos_MiniProgramId",
                table: "Logos",
                column: "MiniProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_Action_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "Action", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_ActorId_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "ActorId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_SubjectId_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "SubjectId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_AuthorId_LogoHash",
                table: "Drafts",
                columns: new[] { "AuthorId", "LogoHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedAt",
                table: "Drafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_WorkspaceId_AuthorId_Slot",
                table: "Drafts",
                columns: new[] { "WorkspaceId", "AuthorId", "Slot" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Going back would lose drafts, logos and the chain of the audit trail: restore the backup instead.");
    }
}
